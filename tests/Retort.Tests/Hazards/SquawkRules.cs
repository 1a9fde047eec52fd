using static Retort.Hazards.HazardName;

namespace Retort.Tests.Hazards;

/// <summary>What another linter's rules are called here; the table of docs/hazards/README.md says the same.</summary>
internal static class SquawkRules
{
    /// <summary>Rules that are a matter of safety, and the hazards under which their violations are found.</summary>
    public static readonly Dictionary<string, string[]> Safety = new()
    {
        ["adding-field-with-default"] = [RewritesTable, DoesNotRun],
        ["adding-foreign-key-constraint"] = [ScansUnderLock, BlocksReads, BlocksWrites],
        ["adding-not-nullable-field"] = [ScansUnderLock],
        ["adding-required-field"] = [MayFailOnData],
        ["adding-serial-primary-key-field"] = [BuildsIndex],
        ["ban-alter-domain-with-add-constraint"] = [ScansUnderLock],
        ["ban-concurrent-index-creation-in-transaction"] = [DoesNotRun],
        ["ban-drop-column"] = [DeletesData],
        ["ban-drop-database"] = [ActsOnServer],
        ["ban-drop-not-null"] = [],
        ["ban-drop-table"] = [DeletesData],
        ["ban-duplicate-column-assignments"] = [DoesNotRun],
        ["ban-truncate-cascade"] = [DeletesData],
        ["ban-uncommitted-transaction"] = [DoesNotRun],
        ["changing-column-type"] = [RewritesTable],
        ["constraint-missing-not-valid"] = [ScansUnderLock],
        ["disallowed-unique-constraint"] = [BuildsIndex],
        ["identifier-too-long"] = [CutsName],
        ["prefer-repack"] = [RewritesTable],
        ["renaming-column"] = [BreaksRunningCode],
        ["renaming-table"] = [BreaksRunningCode],
        ["require-concurrent-index-creation"] = [BuildsIndex],
        ["require-concurrent-index-deletion"] = [BlocksReads],
        ["require-concurrent-partition-detach"] = [BlocksReads],
        ["require-concurrent-reindex"] = [BuildsIndex],
        ["transaction-nesting"] = [DoesNotRun],
    };

    /// <summary>Rules that are left out, and why.</summary>
    public static readonly Dictionary<string, string> LeftOut = new()
    {
        ["ban-char-field"] = "taste",
        ["prefer-bigint-over-int"] = "taste",
        ["prefer-bigint-over-smallint"] = "taste",
        ["prefer-identity"] = "taste",
        ["prefer-text-field"] = "taste",
        ["prefer-timestamp-tz"] = "taste",
        ["prefer-timestamptz"] = "taste",
        ["require-table-schema"] = "taste",
        ["require-enum-value-ordering"] = "taste",
        ["ban-create-domain-with-constraint"] = "a domain harms nothing by itself: the column that uses it is measured",
        ["prefer-robust-stmts"] = "a run resumes where it stopped, by its ledger",
        ["require-lock-timeout"] = "every run sets it",
        ["require-statement-timeout"] = "a limit for building an index does more harm than good; a run can set one",
        ["require-timeout-settings"] = "every run sets them",
    };

    /// <summary>Cases that call a statement right which is measured to be harmful, or wrong which is measured to do nothing.</summary>
    public static readonly Dictionary<string, string> Otherwise = new()
    {
        ["adding_field_with_default::docs_example_error_on_pg_11"] = "a server older than 13",
        ["adding_not_null_field::regression_gh_issue_628_pg11_with_validated_check_err"] = "a server older than 13",
        ["adding_not_null_field::pg11_cross_migration_validate_then_set_not_null_err"] = "a server older than 13",
        ["ban_truncate_cascade::ok"] = "right without CASCADE for that rule; all rows go nevertheless",
        ["docs/ban-truncate-cascade#solution"] = "right without CASCADE for that rule; all rows go nevertheless",
        ["adding_foreign_key_constraint::add_foreign_key_constraint_not_valid_validate"] = "in one transaction the lock is kept while the rows are checked; another of its own cases calls that wrong",
        ["prefer_repack::cluster_below_pg19_ok"] = "there is nothing better on that version; the table is written anew nevertheless",
        ["ban_uncommitted_transaction::nested_begin_only_last_uncommitted_err"] = "a revision opens and ends no transaction itself",
        ["ban_duplicate_column_assignments::distinct_and_partial_assignments_ok"] = "no table can have such columns",
        ["transaction_nesting::no_nesting_ok"] = "a revision opens and ends no transaction itself",
        ["docs/adding-serial-primary-key-field#solution"] = "the bad form, or the good one, under one name",
        ["docs/constraint-missing-not-valid#solution"] = "the bad form, or the good one, under one name",
        ["docs/require-concurrent-partition-detach#solution"] = "the bad form, or the good one, under one name",
        ["docs/require-concurrent-reindex#solution"] = "the bad form, though called right",
        ["docs/prefer-repack#solution"] = "a statement of PostgreSQL 19",
    };
}
