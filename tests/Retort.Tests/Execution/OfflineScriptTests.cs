using System.Diagnostics;
using Npgsql;
using Retort.Comparison;
using Retort.Execution;
using Retort.Execution.Offline;
using Retort.Revisions;
using Retort.Tests.Fixtures;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Execution;

public sealed class OfflineScriptTests(TestServer server)
{
    private static readonly Revision[] History =
    [
        .. Tables(2),
        Revision("odd", "r02", ["insert into t01 values (1) -- one", "comment on table t01 is 'it''s \\ odd'"], ["delete from t01"]),
        Revision("mixed", "odd",
            [Part("alter table t02 add x int"), Alone("create index concurrently i on t02 (x)", "vacuum t02"), Part("create function f() returns int begin atomic select 1; select 2; end")],
            [Part("drop function f()"), Alone("drop index concurrently i"), Part("alter table t02 drop x")]),
        Revision("last", "mixed", [Alone("create index concurrently j on t02 (x)")], [Alone("drop index concurrently j")]),
    ];

    [Fact]
    public async Task Psql_does_with_the_script_what_a_run_does()
    {
        Assert.SkipWhen(await TestServer.VersionAsync($"{server.ConnectionString};Database=postgres") < 14, "PostgreSQL 13 has no BEGIN ATOMIC");
        var offline = new TestDatabase(await server.CreateDatabaseAsync());
        var online = new TestDatabase(await server.CreateDatabaseAsync());
        await online.UpgradeAsync(History);
        Assert.Equal("", await PsqlAsync(offline, OfflineScript.Upgrade(RevisionGraph.Load(History), "heads")));
        Assert.Equal(await LedgerAsync(online), await LedgerAsync(offline));
        await AssertSameAsync(online, offline);
        Assert.Equal(RunOutcome.NothingToDo, (await offline.UpgradeAsync(History)).Outcome);
    }

    [Fact]
    public async Task Psql_goes_back_with_the_script_too()
    {
        Assert.SkipWhen(await TestServer.VersionAsync($"{server.ConnectionString};Database=postgres") < 14, "PostgreSQL 13 has no BEGIN ATOMIC");
        var offline = new TestDatabase(await server.CreateDatabaseAsync());
        var online = new TestDatabase(await server.CreateDatabaseAsync());
        foreach (var database in new[] { online, offline }) await database.UpgradeAsync(History);
        await online.Runner(History).DowngradeAsync("r01", TestContext.Current.CancellationToken);
        Assert.Equal("", await PsqlAsync(offline, OfflineScript.Downgrade(RevisionGraph.Load(History), "last:r01")));
        Assert.Equal(await LedgerAsync(online), await LedgerAsync(offline));
        await AssertSameAsync(online, offline);
    }

    [Fact]
    public async Task A_script_for_another_place_changes_nothing()
    {
        var database = new TestDatabase(await server.CreateDatabaseAsync());
        await database.UpgradeAsync(Tables(1));
        var graph = RevisionGraph.Load(History);
        Assert.Contains("this script begins at \"r02\", and the database has {r01}", await PsqlAsync(database, OfflineScript.Upgrade(graph, "r02:odd")), StringComparison.Ordinal);
        Assert.Contains("this script begins at base, and the database has {r01}", await PsqlAsync(database, OfflineScript.Upgrade(graph, "odd")), StringComparison.Ordinal);
        Assert.Equal("r01", await database.AppliedAsync());
    }

    [Fact]
    public async Task A_script_for_the_same_place_goes_on_from_there()
    {
        var database = new TestDatabase(await server.CreateDatabaseAsync());
        await database.UpgradeAsync(Tables(1));
        Assert.Equal("", await PsqlAsync(database, OfflineScript.Upgrade(RevisionGraph.Load(History), "r01:odd")));
        Assert.Equal("r01 r02 odd", await database.AppliedAsync());
    }

    [Fact]
    public async Task A_stamp_as_a_script_does_what_a_stamp_does()
    {
        var (offline, online) = (new TestDatabase(await server.CreateDatabaseAsync()), new TestDatabase(await server.CreateDatabaseAsync()));
        var graph = RevisionGraph.Load(History);
        foreach (var (script, target, purge) in new[] { ("mixed", "mixed", false), ("mixed:r02", "r02", false), ("last", "last", true), ("last:base", "base", false) })
        {
            Assert.Equal("", await PsqlAsync(offline, OfflineScript.Stamp(graph, [script], purge)));
            await online.Runner(History).StampAsync([target], purge, TestContext.Current.CancellationToken);
            Assert.Equal(await online.AppliedAsync(), await offline.AppliedAsync());
            // A script that purges does not know what there is, and so forgets and writes all of it.
            if (script == "mixed:r02") Assert.Equal(await LedgerAsync(online), await LedgerAsync(offline));
        }

        Assert.Equal("", await offline.TablesAsync());
    }

    [Fact]
    public async Task A_stamp_as_a_script_refuses_a_database_that_is_elsewhere()
    {
        var database = new TestDatabase(await server.CreateDatabaseAsync());
        await database.UpgradeAsync(Tables(1));
        Assert.Contains("this script begins at \"r02\", and the database has {r01}", await PsqlAsync(database, OfflineScript.Stamp(RevisionGraph.Load(History), ["r02:odd"])), StringComparison.Ordinal);
        Assert.Equal("r01", await database.AppliedAsync());
    }

    [Fact]
    public async Task What_a_stopped_script_left_is_finished_by_a_run()
    {
        Assert.SkipWhen(await TestServer.VersionAsync($"{server.ConnectionString};Database=postgres") < 14, "PostgreSQL 13 has no BEGIN ATOMIC");
        var database = new TestDatabase(await server.CreateDatabaseAsync());
        await database.ExecuteAsync("create table j ()");
        Assert.Contains("relation \"j\" already exists", await PsqlAsync(database, OfflineScript.Upgrade(RevisionGraph.Load(History), "heads")), StringComparison.Ordinal);
        await database.ExecuteAsync("drop table j");
        await database.UpgradeAsync(History);
        Assert.Equal("r01 r02 odd mixed last", await database.AppliedAsync());
    }

    private static Task<string> LedgerAsync(TestDatabase database) => database.QueryAsync("""
        select id, parents::text, depends_on::text, labels::text, message, created::text, checksum, statements::text, upgrade, downgrade, stamped, tool from retort.revision
        union all select revision, direction, outcome, tool, '', '', '', '', '', '', false, '' from retort.event
        union all select revision, 'step', '', '', '', '', '', '', '', '', false, '' from retort.step
        order by 1, 2
        """);

    /// <summary>Runs a script; returns what psql said about errors.</summary>
    private static async Task<string> PsqlAsync(TestDatabase database, string script)
    {
        var (_, errors) = await ClientAsync(database, "psql", script, "-X", "-q", "-f", "-");
        return string.Join('\n', errors.Split('\n').Where(line => line.Contains("ERROR", StringComparison.Ordinal)));
    }

    /// <summary>Schema and rows by pg_dump; the schema by Retort's own reader where pg_dump is older than the server and refuses it.</summary>
    private static async Task AssertSameAsync(TestDatabase online, TestDatabase offline)
    {
        if (await Psql.CanDumpAsync(online.ConnectionString))
        {
            Assert.Equal(await DumpAsync(online), await DumpAsync(offline));
            return;
        }
        TestContext.Current.TestOutputHelper?.WriteLine("pg_dump is older than the server: schemas are compared by Retort's reader, rows are not");
        Assert.Empty(Comparer.Compare(await Judge.ReadAsync(online.ConnectionString), await Judge.ReadAsync(offline.ConnectionString)).Statements);
    }

    private static async Task<string> DumpAsync(TestDatabase database)
    {
        var (output, errors) = await ClientAsync(database, "pg_dump", "", "--exclude-table-data=retort.*", "--no-comments");
        Assert.Equal("", errors);
        return string.Join('\n', output.Split('\n').Where(line => !line.StartsWith('\\')));
    }

    private static async Task<(string Output, string Errors)> ClientAsync(TestDatabase database, string program, string input, params string[] arguments)
    {
        var target = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var start = new ProcessStartInfo($"/usr/lib/postgresql/15/bin/{program}", ["-h", target.Host!, "-p", $"{target.Port}", "-U", target.Username!, "-d", target.Database!, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PGPASSWORD"] = target.Password },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (await output, await errors);
    }
}
