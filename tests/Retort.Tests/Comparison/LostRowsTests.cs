using Retort.Comparison;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Comparison;

public sealed class LostRowsTests(TestServer server)
{
    private const string Ordinary = "create table events (id int, day date)";
    private const string Partitioned = "create table events (id int, day date) partition by range (day)";

    [Fact]
    public async Task A_table_that_becomes_partitioned_is_named_as_one_that_loses_its_rows()
    {
        var difference = await CompareAsync(Ordinary, Partitioned);
        Assert.Equal(["table \"events\""], difference.LosesRows.Select(id => id.ToString()));
    }

    [Fact]
    public async Task A_partition_that_is_freed_and_bound_again_loses_nothing()
    {
        var difference = await CompareAsync(
            $"{Partitioned}; create table events_1 partition of events for values from ('2026-01-01') to ('2026-02-01')",
            "create table events (id int, day date) partition by list (day); create table events_1 partition of events for values in ('2026-01-01')");
        Assert.Empty(difference.LosesRows);
        Assert.DoesNotContain(difference.Statements, statement => statement.Sql == "drop table events_1");
    }

    private async Task<Difference> CompareAsync(string from, string to)
    {
        var (a, b) = (await server.CreateDatabaseAsync(), await server.CreateDatabaseAsync());
        Assert.Null(await Psql.RunAsync(a, from));
        Assert.Null(await Psql.RunAsync(b, to));
        return Comparer.Compare(await Judge.ReadAsync(a), await Judge.ReadAsync(b));
    }
}
