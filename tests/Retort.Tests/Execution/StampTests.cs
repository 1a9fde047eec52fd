using Retort.Errors;
using Retort.Execution;
using Retort.Tests.Fixtures;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Execution;

public sealed class StampTests(TestServer server)
{
    [Fact]
    public async Task A_stamp_records_all_up_to_its_target_and_runs_nothing()
    {
        var database = await NewAsync();
        await database.Runner(Tables(3)).StampAsync(["r02"], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("r01 r02", await database.AppliedAsync());
        Assert.Equal("2", await database.QueryAsync("select count(*) from retort.revision where stamped"));
        Assert.Equal("", await database.TablesAsync());
    }

    [Fact]
    public async Task A_stamp_backwards_strikes_out_what_is_above()
    {
        var database = await NewAsync();
        await database.UpgradeAsync(Tables(3));
        await database.Runner(Tables(3)).StampAsync(["r01"], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("r01", await database.AppliedAsync());
        Assert.Equal("t01 t02 t03", await database.TablesAsync());
        Assert.Equal("r03|unstamp\nr02|unstamp", await database.QueryAsync("select revision, direction from retort.event where direction = 'unstamp' order by id"));
    }

    [Fact]
    public async Task A_purge_forgets_what_no_file_describes()
    {
        var database = await NewAsync();
        await database.UpgradeAsync(Tables(3));
        Retort.Revisions.Revision[] others = [Revision("other", null, ["create table other (id int)"])];
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => database.Runner(others).StampAsync(["head"]));
        Assert.Equal("unknown-revision", failure.Code);
        await database.Runner(others).StampAsync(["head"], purge: true, TestContext.Current.CancellationToken);
        Assert.Equal("other", await database.AppliedAsync());
    }

    [Fact]
    public async Task A_stamp_accepts_an_edited_file()
    {
        var database = await NewAsync();
        await database.UpgradeAsync(Revision("a", null, ["create table a (id int)"]));
        Retort.Revisions.Revision[] edited = [Revision("a", null, ["create table a (id bigint)"])];
        await Assert.ThrowsAsync<ExecutionException>(() => database.UpgradeAsync(edited));
        await database.Runner(edited).StampAsync(["a"], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(RunOutcome.NothingToDo, (await database.UpgradeAsync(edited)).Outcome);
    }

    [Fact]
    public async Task A_stamp_at_base_empties_the_ledger()
    {
        var database = await NewAsync();
        await database.UpgradeAsync(Tables(2));
        await database.Runner(Tables(2)).StampAsync(["base"], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("", await database.AppliedAsync());
    }

    private async Task<TestDatabase> NewAsync() => new(await server.CreateDatabaseAsync());
}
