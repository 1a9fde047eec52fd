using System.Text.Json;
using Npgsql;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Pairs;

/// <summary>Pairs of schemas from public projects: from a to b, and back.</summary>
public sealed class PairTests(TestServer server)
{
    private static readonly string? Root = Cases.Folder("pairs");

    public static TheoryData<string> Names => Root is null
        ? ["none"]
        : [.. Cases.Select(Directory.GetFiles(Root, "a.sql", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, Path.GetDirectoryName(file)!)), every: 8)];

    [Theory, MemberData(nameof(Names))]
    public async Task A_pair_is_crossed_in_both_directions(string name)
    {
        Assert.SkipWhen(Root is null, "the folder of cases is not there: set RETORT_CASES");
        var folder = Path.Combine(Root, name);
        var meta = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "meta.json"))).RootElement;
        // The cases were tried on these two; what loads on one loads on its neighbours.
        var version = await TestServer.VersionAsync(server.ConnectionString) >= 18 ? 18 : 15;
        Assert.SkipWhen(meta.TryGetProperty($"loads_pg{version}", out var loads) && !loads.GetBoolean(), $"the case does not load on PostgreSQL {version}");
        foreach (var role in meta.GetProperty("roles").EnumerateArray()) await server.CreateRoleAsync(role.GetString()!);
        var (a, b) = (await server.CreateDatabaseAsync(), await server.CreateDatabaseAsync());
        await LoadAsync(a, folder, "setup.sql", "a.sql", "seed.sql");
        await LoadAsync(b, folder, "setup.sql", File.Exists(Path.Combine(folder, "b_effective.sql")) ? "b_effective.sql" : "b.sql");

        await CrossAsync(a, b, $"{name}:up");
        await CrossAsync(b, a, $"{name}:down");
        await server.DropDatabaseAsync(a);
        await server.DropDatabaseAsync(b);
    }

    /// <summary>A direction passes, or is one that cannot: then all but the end state must be right, and it must still be so.</summary>
    private async Task CrossAsync(string from, string to, string direction)
    {
        var failure = await new Judge(server).FailureAsync(from, to);
        if (Unreachable.Reasons.TryGetValue(direction, out var reason))
        {
            Assert.StartsWith("end state", failure, StringComparison.Ordinal);
            TestContext.Current.TestOutputHelper?.WriteLine($"{direction} cannot be crossed: {reason}");
        }
        else if (failure is not null) Assert.Fail(failure);
    }

    private static async Task LoadAsync(string url, string folder, params string[] files)
    {
        foreach (var file in files.Select(file => Path.Combine(folder, file)).Where(File.Exists))
            if (await Psql.RunAsync(url, await File.ReadAllTextAsync(file)) is { } error) Assert.Skip($"the case does not load: {error}");
    }
}
