using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Events;
using Retort.Revisions;
using Retort.Tests.Fixtures;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Execution;

/// <summary>A run that is told to stop does so at the next safe point, within its grace.</summary>
public sealed class StopTests(TestServer server)
{
    [Fact]
    public async Task The_running_revision_is_finished_and_the_next_one_not_begun()
    {
        var (database, failure) = await StopAsync(TimeSpan.FromMinutes(1), next => next is RevisionStarted { Revision: "b" },
            Revision("a", null, ["create table a ()"]), Revision("b", "a", ["create table b ()", "select pg_sleep(0.5)"]), Revision("c", "b", ["create table c ()"]));
        Assert.Equal("The database is still at \"b\".", failure.State);
        Assert.Equal("a b", await database.AppliedAsync());
        Assert.Equal(TimeSpan.FromMinutes(1), database.Events.OfType<RunStopping>().Single().Grace);
    }

    [Fact]
    public async Task When_the_grace_is_over_the_statement_is_cancelled_and_rolled_back()
    {
        var (database, failure) = await StopAsync(TimeSpan.FromMilliseconds(200), next => next is RevisionStarted { Revision: "b" },
            Revision("a", null, ["create table a ()"]), Revision("b", "a", ["create table b ()", "select pg_sleep(60)"]));
        Assert.Equal("The database is still at \"a\".", failure.State);
        Assert.Equal("a", await database.TablesAsync());
    }

    [Fact]
    public async Task A_statement_outside_of_transactions_is_finished_and_recorded()
    {
        var (database, _) = await StopAsync(TimeSpan.FromMinutes(1), next => next is RevisionStarted,
            Revision("a", null, [Alone("create table a ()", "select pg_sleep(0.5)", "create table b ()")]));
        Assert.NotEqual("a b", await database.TablesAsync());
        Assert.Equal("0", await database.QueryAsync("select count(*) from retort.step where finished_at is null"));
    }

    [Fact]
    public async Task A_backfill_ends_between_two_batches()
    {
        var (database, _) = await StopAsync(TimeSpan.FromMinutes(1), next => next is BackfillAdvanced,
            Revision("a", null, [Part("create table a (id int primary key, n int not null default 0)", "insert into a select generate_series(1, 2000)"),
                Filled("update a set n = n + 1 + length(pg_sleep(0.001)::text)", new Backfill { Table = "a", Key = "id", BatchSize = 100 })]));
        Assert.Equal("True|True", await database.QueryAsync("select visited between 1 and 1999, visited = (select count(*) from a where n = 1) from retort.step where backfill is not null"));
    }

    [Fact]
    public async Task What_only_waits_ends_at_once()
    {
        var (database, _) = await StopAsync(TimeSpan.FromMinutes(1), next => next is Retrying, Revision("a", null, ["create table a ()"]), Revision("b", "a", ["do 'begin raise lock_not_available; end'"]));
        Assert.Equal("a", await database.AppliedAsync());
    }

    private async Task<(TestDatabase Database, ExecutionException Failure)> StopAsync(TimeSpan grace, Func<RunEvent, bool> when, params Revision[] revisions)
    {
        var database = new TestDatabase(await server.CreateDatabaseAsync());
        using var stop = new CancellationTokenSource();
        var run = database.Runner(revisions, options => options with
        {
            Grace = grace,
            RetryDelay = TimeSpan.FromMinutes(1),
            Observer = next =>
            {
                options.Observer!(next);
                if (when(next)) _ = Task.Run(stop.Cancel);
            },
        });
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => run.UpgradeAsync(cancellationToken: stop.Token));
        Assert.Equal("interrupted", failure.Code);
        return (database, failure);
    }
}
