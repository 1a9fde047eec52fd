using System.Reflection;

namespace Retort.Tests.Documents;

/// <summary>Errors that need more than a workspace and a server: a compiled program, a second run, a broken machine. Their own tests bring them about.</summary>
internal static class BroughtAboutElsewhere
{
    public static IReadOnlyDictionary<string, string> Tests { get; } = new Dictionary<string, string>
    {
        ["another-run"] = "ConcurrencyTests.A_run_that_may_not_wait_longer_says_for_whom_it_waited",
        ["branch-changed"] = "DevTests.Another_branch_ends_it",
        ["build-failed"] = "ProjectModelTests.A_changed_entity_becomes_a_revision_and_a_rename_keeps_its_rows",
        ["certificate-refused"] = "TlsTests.A_refused_certificate_says_what_to_do",
        ["certificate-unreadable"] = "TlsTests.A_refused_certificate_says_what_to_do",
        ["class-without-id"] = "CodeRevisionTests.A_class_without_an_id_is_an_error_at_the_start",
        ["code-failed"] = "CodeRevisionTests.Code_that_fails_leaves_nothing_behind",
        ["compose-not-healthy"] = "ComposeServerTests.A_container_that_is_ill_is_an_error_with_its_last_words",
        ["compose-port"] = "ComposeServerTests.A_port_that_is_open_to_others_is_refused_before_anything_starts",
        ["connection-lost"] = "FailureTests.A_killed_backend_leaves_a_whole_state_and_the_next_run_finishes",
        ["context-missing"] = "ContextMakerTests.A_name_that_is_not_there_is_an_error_that_lists_those_that_are",
        ["database-exists"] = "CopyTests.A_role_that_may_not_create_databases_is_told_so_and_a_name_that_is_taken_too",
        ["interrupted"] = "StopTests.When_the_grace_is_over_the_statement_is_cancelled_and_rolled_back",
        ["local-server-not-started"] = "RestartTests.A_server_that_cannot_start_shows_its_log",
        ["local-server-not-yours"] = "ProcessTests.The_server_of_another_user_is_named_as_such",
        ["local-server-of-another-version"] = "LocalServerTests.A_told_data_folder_and_version_are_kept",
        ["local-server-without-password"] = "RestartTests.A_lost_password_is_named",
        ["model-failed"] = "ModelScriptTests.An_error_that_was_printed_is_thrown_as_it_was_meant",
        ["model-host-missing"] = "ProjectModelTests.What_is_wrong_with_a_project_is_said",
        ["no-compose-service"] = "ComposeServerTests.What_the_file_lacks_is_said",
        ["no-connection-string"] = "StartupTests.Without_an_address_the_error_names_the_setting",
        ["no-revisions"] = "TestDatabaseTests.A_folder_without_revisions_is_an_error_and_not_an_empty_database",
        ["not-at-head"] = "StartupTests.A_host_that_only_validates_does_not_start_on_an_old_schema_and_says_what_is_pending",
        ["offline-downgrade-requires-range"] = "GraphCaseTests.Every_case_of_a_graph_gives_the_listed_answer",
        ["pooled-connection"] = "PoolerTests.The_rest_is_refused_there_before_anything_is_run_and_the_way_out_is_named",
        ["revision-is-class"] = "ProgramVerbTests.What_is_no_file_is_neither_rebased_nor_squashed_and_what_to_do_is_said",
        ["revision-is-embedded"] = "ProgramVerbTests.What_is_no_file_is_neither_rebased_nor_squashed_and_what_to_do_is_said",
        ["server-not-ready"] = "CutConnectionTests.A_run_that_may_try_again_finishes_by_itself",
        ["several-contexts"] = "ContextMakerTests.Several_contexts_without_a_name_are_an_error",
        ["unchecked-enum"] = "ModelScriptTests.Enums_that_are_kept_as_any_number_or_text_are_told_and_those_with_a_check_or_a_type_are_not",
        ["unknown-applied-revision"] = "GraphErrorTests.An_unknown_revision_in_a_database_is_an_error",
        ["upgrade-differs"] = "ServerUpgradeTests.What_is_not_the_same_stops_it_and_the_old_server_has_everything",
    };

    /// <summary>Errors that nothing here brings about, with the reason; their pages' commands are run all the same, where they end in another way.</summary>
    public static IReadOnlyDictionary<string, string> Never { get; } = new Dictionary<string, string>
    {
        ["compose-failed"] = "no container engine is at hand that fails behind a configuration that it has read",
        ["context-not-made"] = "a program with such a context would have to be compiled",
        ["dependency-cycle"] = "no two objects of PostgreSQL are known that splitting does not part",
        ["internal-error"] = "it stands for defects that are not known",
        ["ledger-changed"] = "it takes a hand that changes the ledger between two messages",
        ["local-server-locked"] = "it comes after two minutes",
        ["local-server-not-made"] = "it takes a full disk",
        ["local-server-not-stopped"] = "it takes a server that no signal ends",
        ["local-server-silent"] = "it takes a server that hangs",
        ["model-not-npgsql"] = "a program with another provider would have to be compiled",
        ["restore-failed"] = "it takes a server without an extension that another has",
        ["squash-differs"] = "it takes a kind of object that the comparison does not model and a squash loses",
    };

    public static MethodInfo? Method(string name) => typeof(BroughtAboutElsewhere).Assembly.GetTypes().Where(type => name.StartsWith($"{type.Name}.", StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods()).FirstOrDefault(method => $"{method.DeclaringType!.Name}.{method.Name}" == name && method.GetCustomAttributes().Any(one => one is FactAttribute));
}
