using Retort.Comparison;
using Retort.Tests.Fixtures;
using Retort.Tests.Properties.Generation;

namespace Retort.Tests.Properties;

/// <summary>What must hold of any two schemas: nothing leads from one to itself, and the way from one to the other leads there, and back.</summary>
public sealed class ComparisonProperties(TestServer server)
{
    private static readonly int Runs = Cases.Full ? 150 : Told is null ? 8 : 1;

    /// <summary>A full run takes fresh seeds, or those from $RETORT_SEED on; a quick one the same ones always, or that one alone. The seed stands in the test's name.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(First, Runs)];

    /// <summary>The seed that somebody wants to see.</summary>
    internal static int? Told => int.TryParse(Environment.GetEnvironmentVariable("RETORT_SEED"), out var told) ? told : null;

    private static int First => Told ?? (Cases.Full ? Environment.TickCount & 0xFFFF : 700);

    [Theory, MemberData(nameof(Seeds))]
    public async Task The_way_between_two_schemas_leads_there_and_back(int seed)
    {
        var (a, b) = (await LoadAsync(seed), await LoadAsync(seed + 100_000));
        Assert.True(Comparer.Compare(await Judge.ReadAsync(a), await Judge.ReadAsync(a)).IsEmpty);

        var judge = new Judge(server);
        await judge.PassAsync(a, b);
        await judge.PassAsync(b, a);
        await server.DropDatabaseAsync(a);
        await server.DropDatabaseAsync(b);
    }

    [Theory, MemberData(nameof(Seeds))]
    public async Task A_schema_that_is_made_from_nothing_reads_the_same_and_goes_away_again(int seed)
    {
        var (empty, full) = (await server.CreateDatabaseAsync(), await LoadAsync(seed));
        var judge = new Judge(server);
        await judge.PassAsync(empty, full);
        await judge.PassAsync(full, empty);
        await server.DropDatabaseAsync(full);
        await server.DropDatabaseAsync(empty);
    }

    private async Task<string> LoadAsync(int seed)
    {
        foreach (var role in Draft.Roles) await server.CreateRoleAsync(role);
        var url = await server.CreateDatabaseAsync();
        var script = SchemaGenerator.Write(new Draft(seed, await TestServer.VersionAsync(url)));
        var error = await Psql.RunAsync(url, script);
        Assert.True(error is null, $"the generated schema {seed} does not load: {error}\n{script}");
        return url;
    }
}
