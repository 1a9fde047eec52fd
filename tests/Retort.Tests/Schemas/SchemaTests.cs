using Retort.Tests.Fixtures;

namespace Retort.Tests.Schemas;

/// <summary>Whole schemas of real applications: made from nothing, and taken away again.</summary>
public sealed class SchemaTests(TestServer server)
{
    private static readonly string? Root = Cases.Folder("schemas");

    public static TheoryData<string> Names => Root is null
        ? ["none"]
        : [.. Cases.Select(Directory.GetFiles(Root, "*.sql").Select(file => Path.GetFileNameWithoutExtension(file)), every: 1)];

    [Theory, MemberData(nameof(Names))]
    public async Task A_schema_is_created_and_dropped(string name)
    {
        Assert.SkipWhen(Root is null, "the folder of cases is not there: set RETORT_CASES");
        var (empty, full) = (await server.CreateDatabaseAsync(), await server.CreateDatabaseAsync());
        if (await Psql.RunAsync(full, await File.ReadAllTextAsync(Path.Combine(Root, $"{name}.sql"))) is { } error) Assert.Skip($"the schema does not load: {error}");

        var judge = new Judge(server);
        await judge.PassAsync(empty, full);
        await judge.PassAsync(full, empty);
        await server.DropDatabaseAsync(full);
        await server.DropDatabaseAsync(empty);
    }
}
