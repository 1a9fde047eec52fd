using Npgsql;
using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Events;
using Retort.Tests.Fixtures;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Execution;

/// <summary>What a run says and does while it waits: for locks of others, and for its own long statements.</summary>
public sealed class WaitingTests(TestServer server)
{
    private static readonly Retort.Revisions.Revision[] Altered = [.. Tables(1), Revision("x", "r01", ["alter table t01 add x int"])];

    [Fact]
    public async Task Who_is_in_the_way_is_told_with_what_it_holds_and_since_when_it_idles()
    {
        await using var scene = await BlockedAsync("insert into t01 values (1)");
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => scene.UpgradeAsync(options => options with { Attempts = 1 }));
        Assert.Contains($"In the way: process {scene.Blocker.ProcessID} (", failure.Detail, StringComparison.Ordinal);
        Assert.Contains(", holds ROW EXCLUSIVE on t01): insert into t01 values (1)", failure.Detail, StringComparison.Ordinal);
        Assert.NotNull(scene.Database.Events.OfType<LockWaiting>().First().Blockers[0].IdleSince);
    }

    [Fact]
    public async Task A_session_that_idles_long_enough_in_its_transaction_is_ended_when_that_is_asked_for()
    {
        await using var scene = await BlockedAsync("lock table t01");
        var report = await scene.UpgradeAsync(options => options with { EndBlockersIdleFor = TimeSpan.FromMilliseconds(100), Attempts = 50 });
        Assert.Equal(RunOutcome.Done, report.Outcome);
        Assert.Equal(scene.Blocker.ProcessID, Assert.Single(report.Ended).Pid);
        Assert.False(await scene.IsAliveAsync());
    }

    [Fact]
    public async Task One_that_idles_for_less_is_left_alone()
    {
        await using var scene = await BlockedAsync("lock table t01");
        await Assert.ThrowsAsync<ExecutionException>(() => scene.UpgradeAsync(options => options with { EndBlockersIdleFor = TimeSpan.FromHours(1), Attempts = 1 }));
        Assert.True(await scene.IsAliveAsync());
    }

    [Fact]
    public async Task One_that_works_is_left_alone_however_long_that_takes()
    {
        await using var scene = await BlockedAsync("lock table t01");
        await using var command = new NpgsqlCommand("select pg_sleep(5)", scene.Blocker);
        var working = command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<ExecutionException>(() => scene.UpgradeAsync(options => options with { EndBlockersIdleFor = TimeSpan.Zero, Attempts = 1 }));
        await working;
        Assert.True(await scene.IsAliveAsync());
    }

    [Fact]
    public async Task A_role_that_may_not_end_or_see_a_session_is_told_what_to_grant()
    {
        await server.CreateRoleAsync("waiting");
        await using var scene = await BlockedAsync("lock table t01", "grant all on schema retort, public to waiting", "grant all on all tables in schema retort to waiting",
            "alter table t01 owner to waiting", "revoke pg_read_all_stats from waiting");
        async Task<string> DetailAsync() => (await Assert.ThrowsAsync<ExecutionException>(() =>
            scene.UpgradeAsync(options => options with { EndBlockersIdleFor = TimeSpan.Zero, Attempts = 1 }, "-c role=waiting"))).Detail!;
        Assert.Contains("not ended: its state cannot be seen; run `grant pg_read_all_stats, pg_signal_backend to waiting`", await DetailAsync(), StringComparison.Ordinal);
        await scene.Database.ExecuteAsync("grant pg_read_all_stats to waiting");
        Assert.Contains("; run `grant pg_signal_backend to waiting`", await DetailAsync(), StringComparison.Ordinal);
        Assert.True(await scene.IsAliveAsync());
    }

    [Fact]
    public async Task A_blocker_is_found_behind_a_pooler_too()
    {
        await using var scene = await BlockedAsync("lock table t01");
        await using var pooler = new TestProxy(scene.Database.ConnectionString) { LooksLikePooler = true };
        var pooled = new TestDatabase(pooler.ConnectionString);
        var failure = await Assert.ThrowsAsync<ExecutionException>(() =>
            pooled.Runner(Altered, options => options with { LockTimeout = TimeSpan.FromSeconds(2), Attempts = 1 }).UpgradeAsync());
        Assert.Contains($"In the way: process {scene.Blocker.ProcessID}", failure.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_build_of_an_index_tells_how_far_it_is()
    {
        var database = await SlowAsync();
        await database.UpgradeAsync(Revision("x", null, [Alone("create index concurrently i on slow (later(id))")]));
        var running = database.Events.OfType<StatementProgress>().First(progress => progress.Phase?.StartsWith("building index", StringComparison.Ordinal) == true);
        Assert.Equal("CREATE INDEX CONCURRENTLY on slow", $"{running.Command} on {running.Relation}");
        Assert.NotNull(running.Done);
        Assert.True(running.Elapsed >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_copy_tells_how_far_it_is()
    {
        var database = await SlowAsync();
        Assert.SkipWhen(await TestServer.VersionAsync(database.ConnectionString) < 14, "the progress of COPY began with PostgreSQL 14");
        await database.UpgradeAsync(Revision("x", null, ["copy slow from program 'seq 1 20000; sleep 3'"]));
        var running = database.Events.OfType<StatementProgress>().First(progress => progress.Done > 0);
        Assert.StartsWith("COPY", running.Command, StringComparison.Ordinal);
        Assert.Equal("slow", running.Relation);
    }

    [Fact]
    public async Task Of_a_validation_the_server_tells_nothing_but_its_table_and_that_is_said()
    {
        var database = await SlowAsync();
        await database.UpgradeAsync(Revision("x", null, ["alter table slow add constraint late check (later(id) > 0) not valid", "alter table slow validate constraint late"]));
        var running = database.Events.OfType<StatementProgress>().First();
        Assert.Equal("alter table slow validate constraint late", running.Command);
        Assert.Equal("slow", running.Relation);
        Assert.True(running.RelationSize > 0);
        Assert.Null(running.Unit);
    }

    /// <summary>A table with which everything takes two seconds.</summary>
    private async Task<TestDatabase> SlowAsync()
    {
        var database = new TestDatabase(await server.CreateDatabaseAsync());
        await database.ExecuteAsync("create table slow (id int)", "insert into slow select generate_series(1, 200)", "analyze slow",
            "create function later(n int) returns int immutable language plpgsql as 'begin perform pg_sleep(0.01); return n; end'");
        return database;
    }

    private async Task<Blocked> BlockedAsync(string statement, params string[] before)
    {
        var database = new TestDatabase(await server.CreateDatabaseAsync());
        await database.UpgradeAsync(Tables(1));
        await database.ExecuteAsync(before);
        var blocker = await database.OpenAsync();
        await using var command = new NpgsqlCommand($"begin; {statement}", blocker);
        await command.ExecuteNonQueryAsync();
        return new Blocked(database, blocker);
    }

    private sealed record Blocked(TestDatabase Database, NpgsqlConnection Blocker) : IAsyncDisposable
    {
        public Task<RunReport> UpgradeAsync(Func<RunOptions, RunOptions> change, string settings = "") =>
            Database.Runner(Altered, options => change(options with { LockTimeout = TimeSpan.FromSeconds(1.5) }), settings).UpgradeAsync();

        public async Task<bool> IsAliveAsync()
        {
            try
            {
                await using var command = new NpgsqlCommand("select 1", Blocker);
                return await command.ExecuteScalarAsync() is 1;
            }
            catch (NpgsqlException)
            {
                return false;
            }
        }

        public ValueTask DisposeAsync() => Blocker.DisposeAsync();
    }
}
