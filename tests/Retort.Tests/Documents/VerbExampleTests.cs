using System.Text.RegularExpressions;
using Retort.Tests.CommandLine;
using Retort.Tests.Conventions;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Documents;

/// <summary>The examples of every verb, in its help and in the reference, are run in a workspace that has what they name: the first of each verb, all of them with <c>RETORT_FULL=1</c>.</summary>
public sealed partial class VerbExampleTests(TestServer server)
{
    /// <summary>Examples that need another machine than the one of the tests, and the error that says so.</summary>
    private static readonly Dictionary<string, string> refused = new()
    {
        ["retort db start --from 15"] = "no-upgrade",
        ["retort db start --compose"] = "no-compose-service",
        ["retort db branch delete app_at_3f2a91c4d0 --yes"] = "no-branch-database",
    };

    private static readonly string[] lines =
    [
        "rev ae10f2 - create table users (id int primary key, name text);\\ncreate schema shop;\\ncreate table shop.orders (id int primary key); // drop table shop.orders;\\ndrop schema shop;\\ndrop table users;",
        "rev 9d22e1 ae10f2 | Label: billing",
        "rev c41b07 9d22e1",
        "file schema/a.sql create table users (id int primary key, name text);\\ncreate schema shop;\\ncreate table shop.orders (id int primary key);\\ncreate table t_9d22e1 (id int primary key);\\ncreate table t_c41b07 (id int primary key);",
        "file seed/a.sql insert into users values (1) on conflict do nothing;",
        "file tenants.txt {url}\\n",
        "git init -q -b main",
        "commit",
    ];

    public static TheoryData<string> Examples => [.. Shown().Where(one => Cases.Full || one.IsFirst).Select(one => one.Command)];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_of_a_verb_does_what_it_says(string command)
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        await using var run = new SituationRun(server, scene);
        // Inside of another command, or behind variables.
        var typed = Inner().Match(command) is { Success: true } inner ? inner.Groups[1].Value : command[command.IndexOf("retort ", StringComparison.Ordinal)..];
        await run.MakeAsync(new("", [.. Before(typed)]));
        var words = CommandWords.Of(typed).Select(word => Filled(word, scene)).ToList();
        var printed = await run.TypeAsync(words);
        if (refused.TryGetValue(typed, out var code)) Assert.Contains($"code: {code}", printed.Errors);
        else Assert.True(printed.ExitCode == (FindsSomething(typed) ? 3 : 0), $"`{command}`: {printed}");
    }

    private static bool FindsSomething(string command) =>
        command.Contains("--exit-code") || command.Contains("--conventions") || (command.StartsWith("retort drift", StringComparison.Ordinal) && !command.Contains("--adopt") && !command.Contains("--repair"));

    private static IEnumerable<string> Before(string command)
    {
        if (command.StartsWith("retort init", StringComparison.Ordinal)) return ["sh rm -r *"];
        var database = Named().Match(command) is { Success: true } named ? named.Groups[1].Value : "app";
        var members = command.StartsWith("retort db branch", StringComparison.Ordinal) || command.StartsWith("retort switch", StringComparison.Ordinal) ? ", \"perBranch\": true" : "";
        return
        [
            $$"""file retort.json { "databases": { "{{database}}": { "url": "{url}", "revisions": "migrations", "model": [ { "sql": "schema/*.sql" } ], "seed": [ { "sql": "seed/*.sql" } ]{{members}} } } }""",
            .. lines,
            .. After(command),
        ];
    }

    private static IEnumerable<string> After(string command) => command.Split(' ') switch
    {
        [_, "db", "branch", "delete" or "prune" or "diff" or "reset", ..] or [_, "switch", ..] =>
            ["retort upgrade", "git checkout -q -b feature/login", "retort upgrade", "git checkout -q main", "git checkout -q -b develop", "retort upgrade", "terminal y"],
        [_, "db", "branch", "create", ..] => ["retort upgrade", "git checkout -q -b develop", "retort upgrade", "git checkout -q main", "git checkout -q -b mine", "terminal y"],
        [_, "db", "psql", ..] => ["process"],
        [_, "db", "logs" or "stop" or "status" or "start", ..] => ["file retort.json { \"databases\": { \"auth\": { \"url\": \"local:auth\", \"revisions\": \"migrations\" } } }", .. command.Contains("start") ? (string[])[] : ["retort db start"]],
        [_, "db", "snapshot", "restore" or "delete", ..] => ["retort upgrade", "retort db snapshot save before-merge", "retort db snapshot save monday", "terminal y"],
        [_, "db", "restore", ..] => ["retort upgrade", "retort db backup app.dump", "sh mkdir -p .retort/backups && cp app.dump .retort/backups/auth_20261120T091244Z_c41b07.dump", "terminal y"],
        [_, "db", "branch", "hook", "remove", ..] => ["retort db branch hook install"],
        [_, "db", ..] => ["retort upgrade", "terminal y"],
        [_, "fleet", ..] => ["terminal {url}"],
        [_, "merge", ..] => ["rev b2 ae10f2"],
        [_, "rebase", ..] => ["git checkout -q -b mine", "rev b2 c41b07", "commit", "git checkout -q main", "rev d3 c41b07", "commit", "git checkout -q mine", "git merge -q main"],
        [_, "adopt", ..] => ["sh rm -r migrations", "sql create table users (id int primary key)"],
        [_, "dev", ..] => ["retort upgrade"],
        [_, "edit", "migrations/copy.sql", ..] => ["sh cp migrations/c41b07.sql migrations/copy.sql"],
        [_, "drift", ..] => ["retort upgrade", "sql create index by_hand on users (name)"],
        [_, "check" or "diff" or "downgrade" or "ci", ..] => ["retort upgrade"],
        _ => ["retort upgrade 9d22e1"],
    };

    private static string Filled(string word, Scene scene) => word switch
    {
        "../other" or "services/shop" => scene.Folder,
        "postgresql://db/old" => scene.DatabaseUrl,
        "tenants.txt" => Path.Combine(scene.Folder, word),
        _ => word,
    };

    private static IEnumerable<(string Command, bool IsFirst)> Shown()
    {
        var isFirst = false;
        foreach (var line in Source.Read("docs/reference/commands.md").Split('\n'))
        {
            if (line == "Examples:") isFirst = true;
            if (!line.StartsWith("  $ ", StringComparison.Ordinal)) continue;
            yield return (line[4..], isFirst);
            isFirst = false;
        }
    }

    [GeneratedRegex(@"\$\((retort [^)]*)\)")]
    private static partial Regex Inner();

    [GeneratedRegex(" -d ([a-z]+)")]
    private static partial Regex Named();
}
