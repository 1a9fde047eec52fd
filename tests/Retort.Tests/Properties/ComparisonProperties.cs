using Retort.Comparison;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Properties;

/// <summary>What must hold of any two schemas: nothing leads from one to itself, and the way from one to the other leads there, and back.</summary>
public sealed class ComparisonProperties(TestServer server)
{
    private static readonly int Runs = Cases.Full ? 150 : 12;

    /// <summary>Fresh seeds each run, so that every run tries something new; the seed stands in the test's name.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(Environment.TickCount & 0xFFFF, Runs)];

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

    private async Task<string> LoadAsync(int seed)
    {
        var url = await server.CreateDatabaseAsync();
        var error = await Psql.RunAsync(url, new SchemaGenerator(seed, await TestServer.VersionAsync(url)).Write());
        Assert.True(error is null, $"the generated schema {seed} does not load: {error}");
        return url;
    }
}
