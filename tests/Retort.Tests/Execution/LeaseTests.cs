using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Events;
using Retort.Revisions;
using Retort.Tests.Fixtures;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Execution;

/// <summary>Revisions of several transactions behind a pooler, where a lease stands for the lock of a session.</summary>
public sealed class LeaseTests(TestServer server)
{
    private static readonly Revision[] History =
    [
        Revision("a", null, ["create table users (id int primary key, times int not null default 0)", "insert into users select generate_series(1, 1000)"]),
        Revision("b", "a",
        [
            Part("alter table users add column other int"),
            Filled("update users set times = times + 1 + length(pg_sleep(0.001)::text)", new Backfill { Table = "users", Key = "id", BatchSize = 50 }),
            Part("comment on table users is 'filled'"),
        ]),
    ];

    [Fact]
    public async Task Backfills_and_revisions_of_several_transactions_go_through_a_pooler()
    {
        await using var pooler = new TestProxy(await server.CreateDatabaseAsync()) { LooksLikePooler = true };
        var database = new TestDatabase(pooler.ConnectionString);
        Assert.Equal(2, (await database.UpgradeAsync(History)).Finished.Count);
        Assert.Equal("1000|1|1", await FilledAsync(database));
        Assert.Equal("True|True", await database.QueryAsync("select expires_at = '-infinity', holder like 'retort %' from retort.lease"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_another_run_holds_the_lease_nobody_works_and_its_holder_is_named(bool isPooled)
    {
        await using var pooler = new TestProxy(await server.CreateDatabaseAsync()) { LooksLikePooler = isPooled };
        var database = new TestDatabase(pooler.ConnectionString);
        await database.UpgradeAsync(History[0]);
        await database.ExecuteAsync("update retort.lease set token = gen_random_uuid(), holder = 'another one', role = 'alice', expires_at = now() + interval '1 hour'");
        foreach (var revision in new[] { History[1], Revision("b", "a", ["create table b ()"]) })
        {
            var failure = await Assert.ThrowsAsync<ExecutionException>(() =>
                database.Runner([History[0], revision], options => options with { WaitForOtherRun = TimeSpan.FromMilliseconds(50) }).UpgradeAsync());
            Assert.Equal("another-run", failure.Code);
            Assert.Contains("held by another one as alice, which holds the lease until ", failure.Detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("token = gen_random_uuid(), holder = 'another one', expires_at = clock_timestamp() + interval '700 ms'")]
    [InlineData("expires_at = '-infinity'")]
    public async Task A_run_that_has_lost_its_lease_is_refused_and_begins_again_where_the_ledger_says(string change)
    {
        await using var pooler = new TestProxy(await server.CreateDatabaseAsync()) { LooksLikePooler = true };
        var database = new TestDatabase(pooler.ConnectionString);
        var run = database.UpgradeAsync(History);
        await Until.TrueAsync(async () => await database.QueryAsync("select to_regclass('retort.lease') is not null") == "True"
            && await database.QueryAsync("select count(*) from retort.step where visited > 200") == "1");
        await database.ExecuteAsync($"update retort.lease set {change}");
        Assert.Equal(RunOutcome.Done, (await run).Outcome);
        Assert.Equal("1000|1|1", await FilledAsync(database));
        Assert.NotEmpty(database.Events.OfType<RevisionResumed>());
    }

    [Fact]
    public async Task A_statement_that_runs_longer_than_the_lease_does_not_lose_it()
    {
        await using var pooler = new TestProxy(await server.CreateDatabaseAsync()) { LooksLikePooler = true };
        var (first, second) = (new TestDatabase(pooler.ConnectionString), new TestDatabase(pooler.ConnectionString));
        Revision[] revisions = [History[0], Revision("b", "a", [Part("create table b ()"), Part("select pg_sleep(3)"), Part("create table c ()")])];
        Runner Run(TestDatabase database) => database.Runner(revisions, options => options with { Lease = TimeSpan.FromSeconds(2) });
        var run = Run(first).UpgradeAsync(cancellationToken: TestContext.Current.CancellationToken);
        await Until.TrueAsync(async () => await first.QueryAsync("select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'") == "1");
        var token = await first.QueryAsync("select token from retort.lease");
        // Another replica starts meanwhile: it waits for the whole revision, and is told who works on it.
        var other = Run(second).UpgradeAsync(cancellationToken: TestContext.Current.CancellationToken);
        await Task.WhenAll(run, other);
        Assert.Equal(token, await first.QueryAsync("select token from retort.lease"));
        Assert.Empty(first.Events.OfType<RevisionResumed>());
        Assert.Equal("b", Assert.Single(second.Events.OfType<RevisionSkipped>()).Revision);
        Assert.Equal("2|2", await first.QueryAsync("select count(*), count(distinct revision) from retort.event"));
    }

    [Fact]
    public async Task A_run_that_fails_gives_its_lease_back()
    {
        await using var pooler = new TestProxy(await server.CreateDatabaseAsync()) { LooksLikePooler = true };
        var database = new TestDatabase(pooler.ConnectionString);
        await Assert.ThrowsAsync<ExecutionException>(() => database.UpgradeAsync(History[0], Revision("b", "a", [Part("create table b ()"), Part("select 1 / 0")])));
        Assert.Equal("True", await database.QueryAsync("select expires_at = '-infinity' from retort.lease"));
        await database.UpgradeAsync(History[0], Revision("b", "a", [Part("create table b ()"), Part("select 1")]));
        Assert.Equal("a b", await database.AppliedAsync());
    }

    private static Task<string> FilledAsync(TestDatabase database) => database.QueryAsync("select count(*), min(times), max(times) from users");
}
