using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Events;
using Retort.Tests.Fixtures;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Execution;

public sealed class DowngradeTests(TestServer server)
{
    [Fact]
    public async Task Revisions_are_undone_newest_first_and_struck_out()
    {
        var database = await NewAsync();
        await database.UpgradeAsync(Tables(3));
        var report = await database.Runner(Tables(3)).DowngradeAsync("-2", TestContext.Current.CancellationToken);
        Assert.Equal(["r03", "r02"], report.Finished.Select(finished => finished.Revision));
        Assert.Equal("r01", await database.AppliedAsync());
        Assert.Equal("t01", await database.TablesAsync());
        Assert.Equal("r03|downgrade\nr02|downgrade", await database.QueryAsync("select revision, direction from retort.event where direction = 'downgrade' order by id"));
    }

    [Fact]
    public async Task Base_undoes_everything_and_leaves_the_ledger()
    {
        var database = await NewAsync();
        await database.UpgradeAsync(Tables(3));
        await database.Runner(Tables(3)).DowngradeAsync("base", TestContext.Current.CancellationToken);
        Assert.Equal("", await database.TablesAsync());
        Assert.Equal("6", await database.QueryAsync("select count(*) from retort.event"));
        await database.UpgradeAsync(Tables(3));
        Assert.Equal("r01 r02 r03", await database.AppliedAsync());
    }

    [Fact]
    public async Task A_revision_that_cannot_be_undone_stops_the_plan_before_anything_is_done()
    {
        var database = await NewAsync();
        Retort.Revisions.Revision[] revisions = [Revision("a", null, ["create table a (id int)"]), Revision("b", "a", ["create table b (id int)"], ["drop table b"])];
        await database.UpgradeAsync(revisions);
        var failure = await Assert.ThrowsAsync<RevisionException>(() => database.Runner(revisions).DowngradeAsync("base"));
        Assert.Equal("not-reversible", failure.Code);
        Assert.Equal("a b", await database.TablesAsync());
    }

    [Fact]
    public async Task A_revision_whose_file_is_missing_is_undone_with_the_text_of_the_ledger()
    {
        var database = await NewAsync();
        await database.UpgradeAsync([.. Tables(2), Revision("lost", "r02",
            [Part("create table lost (id int)")],
            [Part("drop table lost"), Alone("create index concurrently back on t01 (id)")])]);
        var report = await database.Runner(Tables(2)).DowngradeAsync("r01", TestContext.Current.CancellationToken);
        Assert.Equal(["lost", "r02"], report.Finished.Select(finished => finished.Revision));
        Assert.Equal(["lost"], database.Events.OfType<TextFromLedger>().Select(next => next.Revision));
        Assert.Equal("t01", await database.TablesAsync());
        Assert.Equal("1", await database.QueryAsync("select count(*) from pg_class where relname = 'back'"));
    }

    [Fact]
    public async Task A_downgrade_that_fails_leaves_the_revision_applied()
    {
        var database = await NewAsync();
        Retort.Revisions.Revision[] revisions = [Revision("a", null, ["create table a (id int)"], ["drop table a", "drop table nosuch"])];
        await database.UpgradeAsync(revisions);
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => database.Runner(revisions).DowngradeAsync("base"));
        Assert.Equal("downgrade of revision \"a\" stopped at statement 2 of 2", failure.Message);
        Assert.Equal("Statement 1 was rolled back; the database is still at \"a\".", failure.State);
        Assert.Equal("a", await database.TablesAsync());
    }

    [Fact]
    public async Task Many_downgrades_at_once_undo_each_revision_once()
    {
        var connectionString = await server.CreateDatabaseAsync();
        await new TestDatabase(connectionString).UpgradeAsync(Tables(10));
        var reports = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => new TestDatabase(connectionString).Runner(Tables(10)).DowngradeAsync("base"))));
        Assert.Equal(10, reports.Sum(report => report.Finished.Count));
        Assert.Equal("", await new TestDatabase(connectionString).TablesAsync());
    }

    private async Task<TestDatabase> NewAsync() => new(await server.CreateDatabaseAsync());
}
