using Retort.Errors;
using Retort.Execution;
using Retort.Tests.Fixtures;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Execution;

public sealed class PoolerTests(TestServer server)
{
    private static readonly Retort.Revisions.Revision[] History =
        [.. Tables(2), Revision("i", "r02", [Alone("create index concurrently i on t01 (id)")])];

    [Fact]
    public async Task Transactional_revisions_run_through_a_pooler()
    {
        await using var pooler = new TestProxy(await server.CreateDatabaseAsync()) { LooksLikePooler = true };
        var database = new TestDatabase(pooler.ConnectionString);
        Assert.Equal(2, (await database.UpgradeAsync(Tables(2))).Finished.Count);
        Assert.True((await database.Runner(Tables(2)).ReadLedgerAsync(TestContext.Current.CancellationToken)).Facts.IsPooled);
    }

    [Fact]
    public async Task The_rest_is_refused_there_before_anything_is_run_and_the_way_out_is_named()
    {
        await using var pooler = new TestProxy(await server.CreateDatabaseAsync()) { LooksLikePooler = true };
        var database = new TestDatabase(pooler.ConnectionString);
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => database.UpgradeAsync(History));
        Assert.Equal("pooled-connection", failure.Code);
        Assert.Contains("directUrl", failure.Hint, StringComparison.Ordinal);
        Assert.Equal("", await database.TablesAsync());
    }

    [Fact]
    public async Task A_direct_connection_leads_past_the_pooler()
    {
        var direct = await server.CreateDatabaseAsync();
        await using var pooler = new TestProxy(direct) { LooksLikePooler = true };
        var database = new TestDatabase(pooler.ConnectionString);
        var run = database.Runner(History, options => options with { DirectConnectionString = direct });
        Assert.Equal(RunOutcome.Done, (await run.UpgradeAsync("heads", TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task A_direct_connection_that_is_pooled_too_is_found_out()
    {
        await using var pooler = new TestProxy(await server.CreateDatabaseAsync()) { LooksLikePooler = true };
        var database = new TestDatabase(pooler.ConnectionString);
        var run = database.Runner(History, options => options with { DirectConnectionString = pooler.ConnectionString });
        Assert.Equal("pooled-connection", (await Assert.ThrowsAsync<ExecutionException>(() => run.UpgradeAsync())).Code);
        Assert.Equal("r01 r02", await database.AppliedAsync());
    }
}
