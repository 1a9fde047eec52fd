using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Retort.Cli.Parsing;
using Retort.Tests.Conventions;
using Retort.Tests.Fixtures;

namespace Retort.Tests.CommandLine;

/// <summary>Every command of the guides is run, in the state that its section is about, and prints what the guide shows.</summary>
public sealed partial class GuideTests(TestServer server)
{
    private static readonly string[] Guides = ["mending-a-history", "adopting-a-database", "working-in-a-team"];

    public static TheoryData<string> Sections => [.. Commands().Select(section => section.Heading)];

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task A_section_of_the_guide_is_real_output(string heading)
    {
        using var scene = await SceneAsync(heading);
        foreach (var block in Commands().Single(section => section.Heading == heading).Blocks)
        {
            if (block.Contains("--repair", StringComparison.Ordinal)) await RestoreAsync(scene);
            var seen = new StringBuilder();
            foreach (var line in block.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)))
                seen.Append($"{line}\n{await RunAsync(scene, line[2..])}");
            Assert.Equal(Scrub(block), Scrub(seen.ToString()));
        }
    }

    /// <summary>A database at b2, and what went wrong.</summary>
    private async Task<Scene> SceneAsync(string heading)
    {
        var scene = await Scene.WithDatabaseAsync(server);
        scene.File("retort.json", $$"""{ "databases": { "app": { "url": "{{scene.DatabaseUrl}}", "revisions": "migrations", "fileName": "{id}_{slug}.sql" } } }""");
        Write(scene, "a1", "a1", null, "create users", "create table users (id int primary key);", "drop table users;");
        Write(scene, "b2", "b2", "a1", "name the users", "alter table users add column name text;", "alter table users drop column name;");
        if (heading is "Look first" or "Adopt" or "The other databases") await AlembicAsync(scene);
        else await scene.RunAsync("upgrade", "-q");
        await BreakAsync(scene, heading);
        return scene;
    }

    private static async Task BreakAsync(Scene scene, string heading)
    {
        switch (heading)
        {
            case "A file was edited after it was applied":
                Write(scene, "b2", "b2", "a1", "name the users", "alter table users add column name varchar(80);", "alter table users drop column name;");
                break;
            case "A file is gone":
                File.Delete(Path.Combine(scene.Folder, "migrations/b2.sql"));
                break;
            case "Two files have one id":
                Write(scene, "copy", "b2", "a1", "index the names", "create index users_name on users (name);", "drop index users_name;");
                break;
            case "Two heads":
                Count(scene);
                break;
            case "Two heads, both applied":
                Count(scene);
                await scene.RunAsync("upgrade", "heads", "-q");
                break;
            case "The ledger is wrong":
                await TestServer.ExecuteAsync(scene.ConnectionString, "alter table users drop column name");
                break;
            case "The database was changed by hand":
                await TestServer.ExecuteAsync(scene.ConnectionString, "create index users_name on users (name)");
                break;
            case "In CI: find it before it is merged" or "Rebase yours":
                Branch(scene);
                break;
            case "Shorten a long history":
                Write(scene, "c3", "c3", "b2", "count the users", "create view user_count as select count(*) from users;", "drop view user_count;");
                Write(scene, "d4", "d4", "c3", "order by name", "create index users_name on users (name);", "drop index users_name;");
                break;
            case "Look first" or "Adopt" or "The other databases":
                break;
            default:
                throw new InvalidOperationException($"the section \"{heading}\" has commands and no state to run them in");
        }
    }

    /// <summary>A database without revisions, which Alembic has made; and another like it.</summary>
    private async Task AlembicAsync(Scene scene)
    {
        Directory.Delete(Path.Combine(scene.Folder, "migrations"), recursive: true);
        var other = await server.CreateDatabaseAsync();
        foreach (var connectionString in (string[])[scene.ConnectionString, other])
        {
            await TestServer.ExecuteAsync(connectionString, "create table users (id int primary key)", "create table alembic_version (version_num varchar(32) primary key)",
                "insert into alembic_version values ('ae1027a6acf')");
        }

        scene.File("other", Scene.Url(other));
    }

    /// <summary>b2 on a branch, c3 on main; no database has them.</summary>
    private static void Branch(Scene scene)
    {
        File.Delete(Path.Combine(scene.Folder, "migrations/b2.sql"));
        scene.File("retort.json", $$"""{ "scratch": "{{scene.DatabaseUrl}}", "databases": { "app": { "url": "postgresql://nobody@127.0.0.1:1/app", "optional": true, "revisions": "migrations" } } }""");
        scene.Repository();
        scene.Git("checkout", "-q", "-b", "mine");
        Write(scene, "b2", "b2", "a1", "name the users", "alter table users add column name text;", "alter table users drop column name;");
        scene.Commit("name the users").Git("checkout", "-q", "main");
        Count(scene);
        scene.Commit("count the users").Git("checkout", "-q", "mine");
    }

    /// <summary>As it was before the change was adopted.</summary>
    private static async Task RestoreAsync(Scene scene)
    {
        File.Delete(Path.Combine(scene.Folder, "migrations/c3_index_the_names.sql"));
        await scene.RunAsync("stamp", "b2", "--purge", "-q");
    }

    private static void Count(Scene scene) =>
        Write(scene, "c3", "c3", "a1", "count the users", "create view user_count as select count(*) from users;", "drop view user_count;");

    private static void Write(Scene scene, string file, string id, string? parent, string message, string upgrade, string downgrade) => scene.File($"migrations/{file}.sql",
        $"-- Revision:   {id}\n{(parent is null ? "" : $"-- Parent:     {parent}\n")}-- Message:    {message}\n-- Created:    2026-11-20T09:12:44Z\n\n-- retort: upgrade\n\n{upgrade}\n\n-- retort: downgrade\n\n{downgrade}\n");

    /// <summary>The sections with commands, each with its blocks.</summary>
    private static IEnumerable<(string Heading, List<string> Blocks)> Commands() => Guides.SelectMany(guide => Source.Read($"docs/guides/{guide}.md").Split("\n## ").Skip(1))
        .Select(section => (section.Split('\n')[0], Block().Matches(section).Select(match => match.Groups[1].Value).ToList()))
        .Where(section => section.Item2.Count > 0);

    /// <summary>What a person sees of it; notes are told apart by nothing but their being on stderr, and so are errors, which the guide shows.</summary>
    private static async Task<string> RunAsync(Scene scene, string command)
    {
        var start = new ProcessStartInfo("sh", ["-c", $"retort() {{ dotnet exec '{typeof(RetortCommandLine).Assembly.Location}' \"$@\"; }}; OTHER=$(cat other 2>/dev/null); {command}"])
        {
            WorkingDirectory = scene.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode == 1 ? await errors : output).Replace(Regex.Match(output, "postgresql://\\S+") is { Success: true } url ? url.Value : "\0", "<url>");
    }

    private static string Scrub(string text) => Time().Replace(Moment().Replace(text, "<moment>"), " <time>").TrimEnd();

    [GeneratedRegex("```console\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@" +\d+(\.\d)?m?s\b")]
    private static partial Regex Time();

    [GeneratedRegex(@"20\d\d-\d\d-\d\dT(?!09:12:44)\d\d:\d\d:\d\dZ")]
    private static partial Regex Moment();
}
