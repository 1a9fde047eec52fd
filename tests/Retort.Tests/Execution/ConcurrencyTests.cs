using Npgsql;
using Retort.Execution;
using Retort.Execution.Events;
using Retort.Execution.Ledgers;
using Retort.Tests.Fixtures;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Execution;

public sealed class ConcurrencyTests(TestServer server)
{
    [Fact]
    public async Task Many_runs_at_once_apply_each_revision_once_and_all_succeed()
    {
        var connectionString = await server.CreateDatabaseAsync();
        var runs = Enumerable.Range(0, 16).Select(_ => Task.Run(() => new TestDatabase(connectionString).UpgradeAsync(Tables(20))));
        var reports = await Task.WhenAll(runs);
        Assert.All(reports, report => Assert.Contains(report.Outcome, new[] { RunOutcome.Done, RunOutcome.NothingToDo }));
        Assert.Equal(20, reports.Sum(report => report.Finished.Count));
        var database = new TestDatabase(connectionString);
        Assert.Equal("20|20", await database.QueryAsync("select count(*), count(distinct revision) from retort.event"));
        Assert.Equal(string.Join(' ', Tables(20).Select(revision => revision.Id)), await database.AppliedAsync());
    }

    [Fact]
    public async Task Many_runs_share_statements_outside_of_transactions_too()
    {
        var connectionString = await server.CreateDatabaseAsync();
        Retort.Revisions.Revision[] revisions =
        [
            .. Tables(2),
            Revision("i1", "r02", [Part("alter table t01 add x int"), Alone("create index concurrently i1 on t01 (x)", "create index concurrently i2 on t02 (id)")]),
            Revision("i2", "i1", [Alone("create index concurrently i3 on t01 (x)"), Part("create table last (id int)")]),
        ];
        var reports = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => new TestDatabase(connectionString).UpgradeAsync(revisions))));
        Assert.Equal(4, reports.Sum(report => report.Finished.Count));
        var database = new TestDatabase(connectionString);
        Assert.Equal("i1 i2 i3", await database.QueryAsync("select string_agg(relname::text, ' ' order by relname) from pg_class join pg_index on indexrelid = oid where relname like 'i_' and indisvalid"));
        Assert.Equal("0", await database.QueryAsync("select count(*) from retort.step"));
    }

    [Fact]
    public async Task A_run_waits_for_another_one_and_names_it()
    {
        var database = new TestDatabase(await server.CreateDatabaseAsync());
        await using var other = await database.OpenAsync();
        await using (var take = new NpgsqlCommand($"select pg_advisory_lock({Ledger.LockKey})", other)) await take.ExecuteNonQueryAsync();
        var run = database.UpgradeAsync(Tables(2));
        await Until.TrueAsync(() => Task.FromResult(database.Events.OfType<RunWaiting>().Any()));
        Assert.Equal(other.ProcessID, database.Events.OfType<RunWaiting>().First().Holder!.Pid);
        Assert.Equal("0", await database.QueryAsync("select count(*) from pg_stat_activity where datname = current_database() and backend_xmin is not null and pid <> pg_backend_pid()"));
        await other.CloseAsync();
        Assert.Equal(2, (await run).Finished.Count);
    }

    [Fact]
    public async Task A_run_that_may_not_wait_longer_says_for_whom_it_waited()
    {
        var database = new TestDatabase(await server.CreateDatabaseAsync());
        await using var other = await database.OpenAsync();
        await using (var take = new NpgsqlCommand($"select pg_advisory_lock({Ledger.LockKey})", other)) await take.ExecuteNonQueryAsync();
        var failure = await Assert.ThrowsAsync<Errors.ExecutionException>(() =>
            database.Runner(Tables(1), options => options with { WaitForOtherRun = TimeSpan.FromMilliseconds(100) }).UpgradeAsync());
        Assert.Equal("another-run", failure.Code);
        Assert.Contains($"process {other.ProcessID}", failure.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_do_is_one_round_trip_and_waits_for_no_lock()
    {
        var database = new TestDatabase(await server.CreateDatabaseAsync());
        await database.UpgradeAsync(Tables(3));
        await using var other = await database.OpenAsync();
        await using (var take = new NpgsqlCommand($"select pg_advisory_lock({Ledger.LockKey})", other)) await take.ExecuteNonQueryAsync();
        await using var proxy = new TestProxy(database.ConnectionString);
        var report = await new TestDatabase(proxy.ConnectionString).UpgradeAsync(Tables(3));
        Assert.Equal(RunOutcome.NothingToDo, report.Outcome);
        Assert.Equal(1, proxy.RoundTrips);
    }

    [Fact]
    public async Task Nothing_to_do_locks_nothing_but_what_every_reader_does_while_it_reads()
    {
        var database = new TestDatabase(await server.CreateDatabaseAsync());
        await database.UpgradeAsync(Tables(3));
        await using var other = await database.OpenAsync();
        await using (var take = new NpgsqlCommand("begin; lock table retort.step", other)) await take.ExecuteNonQueryAsync();
        var run = database.UpgradeAsync(Tables(3));
        // It stands still in the middle of its round trip.
        const string Held = "select string_agg(distinct l.mode || ' ' || l.relation::regclass, ' ' order by l.mode || ' ' || l.relation::regclass) from pg_locks l join pg_stat_activity a using (pid) "
            + "where a.application_name = 'retort' and a.datname = current_database() and l.granted and l.locktype <> 'virtualxid' and l.relation is distinct from 'pg_class'::regclass";
        await Until.TrueAsync(async () => await database.QueryAsync("select count(*) from pg_locks where not granted and relation = 'retort.step'::regclass") == "1");
        Assert.Matches("^(AccessShareLock retort\\.\\w+ ?)+$", await database.QueryAsync(Held));
        await other.CloseAsync();
        Assert.Equal(RunOutcome.NothingToDo, (await run).Outcome);
    }

    [Fact]
    public async Task A_revision_is_one_round_trip()
    {
        var database = new TestDatabase(await server.CreateDatabaseAsync());
        await database.UpgradeAsync(Tables(1));
        await using var proxy = new TestProxy(database.ConnectionString);
        await new TestDatabase(proxy.ConnectionString).UpgradeAsync(Tables(6));
        Assert.Equal(1 + 5, proxy.RoundTrips);
    }
}
