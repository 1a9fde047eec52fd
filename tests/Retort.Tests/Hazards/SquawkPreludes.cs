namespace Retort.Tests.Hazards;

/// <summary>What stands before a case: its SQL speaks of tables that it does not make.</summary>
internal static class SquawkPreludes
{
    private const string Recipe = "create table core_recipe (id int primary key, edits int);";
    private const string Email = "create table email (id int); create table emails (id int); create table \"user\" (id int primary key);";
    private const string AppEmail = "create table app_email (id int, user_id int); create table app_user (id int primary key);";

    private static readonly Dictionary<string, string> ById = new()
    {
        ["adding_field_with_default::default_uuid_error"] = $"{Recipe} create function uuid() returns int language plpgsql volatile as 'begin return 1; end';",
        ["adding_field_with_default::default_random_with_args_err"] = $"{Recipe} create function now(int) returns timestamptz language plpgsql volatile as 'begin return now(); end';",
        ["adding_field_with_default::default_volatile_func_err"] = $"{Recipe} create function random_flag() returns boolean language plpgsql volatile as 'begin return true; end';",
        ["adding_field_with_default::default_enum_ok"] = $"{Recipe} create type some_enum_type as enum ('my-enum-variant');",
        ["adding_field_with_default::default_with_const_bin_expr"] = "create table assessments (id int);",
        ["adding_field_with_default::add_numbers_ok"] = "create table account_metadata (id int);",
        ["adding_field_with_default::generated_stored_err"] = "create table foo (baz numeric);",
        ["adding_foreign_key_constraint::create_table_with_foreign_key_constraint"] = "create table \"user\" (id bigint primary key);",
        ["adding_foreign_key_constraint::create_table_with_column_references"] = "create table other_table (id int primary key);",
        ["adding_not_null_field::set_not_null"] = "create table core_recipe (foo int);",
        ["adding_not_null_field::regression_gh_issue_519"] = "create table my_table (my_column int); create table alembic_version (version_num text);",
        ["adding_not_null_field::pg12_with_different_column_validated_err"] = "create table foo (bar int, baz int);",
        ["adding_primary_key_constraint::plain_primary_key"] = "create table items (id int);",
        ["adding_required_field::not_null_without_default"] = "create table recipe (id int);",
        ["adding_required_field::generated_stored_not_null_ok"] = "create table foo (baz numeric);",
        ["ban_alter_domain_with_add_constraint::ok"] = "create role you; create schema foo; create domain domain_name_1 as text default 'x'; create domain domain_name_2 as text; create domain domain_name_3 as text constraint other_domain_name check (value <> ''); create domain domain_name_4 as text constraint constraint_name check (value <> ''); create domain domain_name_5 as text; create domain domain_name_6 as text; alter domain domain_name_6 add constraint constraint_name check (value <> '') not valid; create domain domain_name_7 as text; create domain domain_name_8 as text;",
        ["ban_concurrent_index_creation_in_transaction::ban_concurrent_index_creation_in_transaction_err"] = "create table table_name (field_name int);",
        ["ban_drop_column::err"] = "create table bar_tbl (id int, foo_col int);",
        ["ban_duplicate_column_assignments::insert_err"] = "create table t (a int);",
        ["ban_duplicate_column_assignments::merge_insert_err"] = "create table t (id int, a int); create table s (id int);",
        ["ban_duplicate_column_assignments::create_foreign_table_err"] = "create foreign data wrapper w; create server s foreign data wrapper w;",
        ["ban_duplicate_column_assignments::merge_update_err"] = "create table k (id int, a int); create table j (id int);",
        ["ban_duplicate_column_assignments::distinct_and_partial_assignments_ok"] = "",
        ["ban_truncate_cascade::ok"] = "create table a (id int); create table b (id int); create table c (id int);",
        ["constraint_missing_not_valid::adding_fk_not_valid_ok"] = "create table distributors (address int); create table addresses (address int primary key);",
        ["constraint_missing_not_valid::adding_check_constraint_ok"] = "create table accounts (balance int);",
        ["constraint_missing_not_valid::using_unique_index_ok"] = $"{AppEmail} create unique index email_idx on app_email (user_id);",
        ["disallow_unique_constraint::ok"] = "create table table_name (a int constraint field_name_constraint unique);",
        ["disallow_unique_constraint::also_ok"] = "create table distributors (dist_id int, constraint distributors_pkey primary key (dist_id));",
        ["disallow_unique_constraint::unique_constraint_ok"] = "create table legacy_questiongrouppg (mongo_id text);",
        ["disallow_unique_constraint::unique_constraint_inline_add_column_unique_err"] = "create table foo (id int);",
        ["identifier_too_long::create_index_long_name_err"] = "create table t (col int);",
        ["identifier_too_long::drop_table_long_name_err"] = "create table table_very_long_very_long_very_long_very_long_very_long_very_long (id int);",
        ["identifier_too_long::alter_table_add_column_long_name_err"] = "create table t (col int);",
        ["prefer_repack::cluster_err"] = "create table foo (id int primary key); alter table foo cluster on foo_pkey;",
        ["prefer_repack::vacuum_full_err"] = "create table foo (id int primary key);",
        ["prefer_repack::vacuum_full_false_option_list_ok"] = "create table foo (id int primary key);",
        ["prefer_repack::vacuum_no_full_ok"] = "create table foo (id int primary key);",
        ["prefer_repack::vacuum_analyze_ok"] = "create table foo (id int primary key);",
        ["prefer_robust_stmts::drop_before_end_ok"] = $"{AppEmail} create unique index email_idx on app_email (user_id);",
        ["prefer_robust_stmts::insert_ok"] = "create table tbl (a int); create function a() returns int language sql as 'select 1';",
        ["prefer_robust_stmts::alter_table_drop_column_ok"] = "create table t (id int, c int);",
        ["renaming_table::err"] = "create table table_name (id int);",
        ["require_concurrent_index_creation::adding_index_non_concurrently_err"] = "create table table_name (field_name int);",
        ["require_concurrent_index_creation::adding_index_concurrently_ok"] = "create table table_name (field_name int);",
        ["require_concurrent_reindex::reindex_table_no_concurrently_err"] = "create table foo (id int primary key);",
        ["require_concurrent_reindex::reindex_index_no_concurrently_err"] = "create table bar (id int); create index foo on bar (id);",
        ["require_concurrent_reindex::reindex_schema_no_concurrently_err"] = "create schema foo; create table foo.bar (id int primary key);",
        ["require_concurrent_reindex::reindex_table_concurrently_ok"] = "create table foo (id int primary key);",
        ["require_concurrent_reindex::reindex_index_concurrently_ok"] = "create table bar (id int); create index foo on bar (id);",
        ["docs/ban-truncate-cascade#solution"] = "create table a (id int); create table b (id int);",
        ["docs/prefer-repack#problem"] = "create table t (id int primary key);",
        ["docs/adding-serial-primary-key-field#solution"] = "create table account (id int not null);",
        ["docs/constraint-missing-not-valid#solution"] = "create table accounts (balance int);",
        ["docs/require-concurrent-partition-detach#solution"] = "create table t (id int) partition by range (id); create table p partition of t for values from (1) to (2);",
        ["docs/require-concurrent-reindex#solution"] = "create table foo (id int primary key); create index foo_idx on foo (id);",
        ["renaming_column::err"] = "create table table_name (column_name int);",
    };

    private static readonly Dictionary<string, string> ByStart = new()
    {
        ["adding_field_with_default::"] = Recipe,
        ["adding_foreign_key_constraint::"] = Email,
        ["adding_not_null_field::"] = Recipe,
        ["changing_column_type::"] = Recipe,
        ["constraint_missing_not_valid::"] = AppEmail,
        ["prefer_robust_stmts::"] = $"{AppEmail} create table core_foo (id int, answer_id int);",
    };

    public static string Of(string id) =>
        ById.TryGetValue(id, out var prelude) ? prelude : ByStart.FirstOrDefault(pair => id.StartsWith(pair.Key, StringComparison.Ordinal)).Value ?? "";
}
