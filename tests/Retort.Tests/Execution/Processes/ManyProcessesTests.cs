using System.Diagnostics;
using Retort.Cli.Parsing;
using Retort.Errors;
using Retort.Execution;
using Retort.Tests.CommandLine;
using Retort.Tests.Execution.Kills;
using Retort.Tests.Fixtures;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Execution.Processes;

/// <summary>Replicas that all start at once, as processes of their own: 12 of them, 50 with <c>RETORT_FULL=1</c>.</summary>
public sealed class ManyProcessesTests(TestServer server)
{
    private const int Pending = 20;
    private static readonly Retort.Revisions.Revision[] WithIndex = [.. Tables(2), Revision("i", "r02", [Alone("create index concurrently i on t01 (id)")])];

    [Fact]
    public async Task All_succeed_and_each_revision_is_applied_once()
    {
        var database = await server.CreateDatabaseAsync();
        await UpgradeAsync(database, database);
    }

    [Fact]
    public async Task All_succeed_through_PgBouncer_in_transaction_mode_too()
    {
        var database = await server.CreateDatabaseAsync();
        await using var bouncer = await PgBouncer.StartAsync(database);
        await UpgradeAsync(bouncer.To(database), database);
    }

    [Fact]
    public async Task What_needs_a_session_of_its_own_is_refused_through_PgBouncer_and_runs_past_it()
    {
        var direct = await server.CreateDatabaseAsync();
        await using var bouncer = await PgBouncer.StartAsync(direct);
        var pooled = new TestDatabase(bouncer.To(direct));
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => pooled.UpgradeAsync(WithIndex));
        Assert.Equal("pooled-connection", failure.Code);
        Assert.Contains("directUrl", failure.Hint, StringComparison.Ordinal);
        Assert.Equal("", await new TestDatabase(direct).TablesAsync());
        var past = pooled.Runner(WithIndex, options => options with { DirectConnectionString = direct });
        Assert.Equal(RunOutcome.Done, (await past.UpgradeAsync("heads", TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task A_run_that_was_paused_beyond_its_lease_does_no_harm_when_it_goes_on()
    {
        var direct = new TestDatabase(await server.CreateDatabaseAsync());
        await using var bouncer = await PgBouncer.StartAsync(direct.ConnectionString);
        await direct.ExecuteAsync("create table users (id int primary key, times int not null default 0)", "insert into users select generate_series(1, 2000)");
        using var scene = new Scene();
        scene.File("retort.json", $$"""{ "databases": { "app": { "url": "{{Scene.Url(bouncer.To(direct.ConnectionString))}}?sslmode=disable", "revisions": "migrations" } } }""");
        scene.Revision("a", null, "-- retort: backfill users by id in 50\nupdate users set times = times + 1 + length(pg_sleep(0.001)::text);").Revision("b", "a", "create table b ();");
        using var paused = Start(scene, quiet: false);
        await Until.TrueAsync(async () => await direct.QueryAsync("select to_regclass('retort.step') is not null") == "True"
            && await direct.QueryAsync("select count(*) from retort.step where visited > 100") == "1");
        await SignalAsync(paused, "STOP");
        var (code, error) = await EndAsync(scene);
        Assert.True(code == 0, error);
        Assert.Equal("a b", await direct.AppliedAsync());
        await SignalAsync(paused, "CONT");
        await paused.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, paused.ExitCode);
        Assert.Contains("done by another run", await paused.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("2000|1|1", await direct.QueryAsync("select count(*), min(times), max(times) from users"));
        Assert.Equal("2|2", await direct.QueryAsync("select count(*), count(distinct revision) from retort.event where outcome = 'done'"));
    }

    private static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString()]);
        await kill.WaitForExitAsync();
    }

    private static async Task UpgradeAsync(string connectionString, string direct)
    {
        using var scene = new Scene();
        scene.File("retort.json", $$"""{ "databases": { "app": { "url": "{{Scene.Url(connectionString)}}?sslmode=disable", "revisions": "migrations" } } }""");
        for (var number = 1; number <= Pending; number++)
            scene.Revision($"r{number:00}", number == 1 ? null : $"r{number - 1:00}", $"create table t{number:00} (id int primary key);\ninsert into t{number:00} values (1);");
        var count = KillPoints.IsFull ? 50 : 12;
        var ends = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => EndAsync(scene)));
        Assert.All(ends, end => Assert.True(end.Code == 0, $"{end.Code}: {end.Error}"));
        var database = new TestDatabase(direct);
        Assert.Equal($"{Pending}|{Pending}", await database.QueryAsync("select count(*), count(distinct revision) from retort.event where outcome = 'done'"));
        Assert.Equal("0", await database.QueryAsync("select count(*) from retort.event where outcome = 'failed'"));
        Assert.Equal($"{Pending}", await database.QueryAsync("select count(*) from retort.revision"));
        ends = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => EndAsync(scene)));
        Assert.All(ends, end => Assert.True(end.Code == 0, $"{end.Code}: {end.Error}"));
        Assert.Equal($"{Pending}", await database.QueryAsync("select count(*) from retort.event"));
    }

    private static async Task<(int Code, string Error)> EndAsync(Scene scene)
    {
        using var process = Start(scene, quiet: true);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, error);
    }

    private static Process Start(Scene scene, bool quiet)
    {
        string[] verb = quiet ? ["upgrade", "--quiet"] : ["upgrade"];
        return Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(RetortCommandLine).Assembly.Location, "-C", scene.Folder, .. verb])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = !quiet,
            RedirectStandardError = true,
        })!;
    }
}
