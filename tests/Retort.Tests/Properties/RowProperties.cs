using Npgsql;
using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.Inheritance;
using Retort.Catalog.Tables;
using Retort.Comparison;
using Retort.Errors;
using Retort.Tests.Fixtures;
using Retort.Tests.Properties.Generation;

namespace Retort.Tests.Properties;

/// <summary>Rows survive when nothing says otherwise: in every table and column that is there before and after, under whatever type.</summary>
public sealed class RowProperties(TestServer server)
{
    public static TheoryData<int> Seeds => Cases.Full || ComparisonProperties.Told is not null ? ComparisonProperties.Seeds : [702, 703, 704, 705, 706];

    [Theory, MemberData(nameof(Seeds))]
    public async Task Rows_are_the_same_after_every_change(int seed)
    {
        var (a, b) = (await LoadAsync(seed), await LoadAsync(seed + 100_000));
        var (from, to) = (await Judge.ReadAsync(a), await Judge.ReadAsync(b));
        var tables = to.Objects.OfType<Table>().Where(table => table.Server is null && table.Id.Name != "elders" && from[table.Id] is Table { Server: null } && !LosesPartition(table, from, to)).Select(table => (table.Id, Columns: Shared(table.Id, from, to))).Where(one => one.Columns.Count > 0).ToList();
        Assert.NotEmpty(tables);
        var before = new Dictionary<ObjectId, string>();
        foreach (var (table, columns) in tables) before[table] = await TextAsync(a, Query(table, columns, casts: true));

        Difference difference;
        try { difference = Comparer.Compare(from, to); }
        catch (RetortException refusal) { Assert.Fail($"{refusal.Message}  {refusal.Detail}  {refusal.Hint}\n{Script(seed, from.ServerVersion)}\n-- becomes\n{Script(seed + 100_000, from.ServerVersion)}"); throw; }
        Assert.Empty(difference.LosesRows);
        var script = Judge.Script(difference);
        Assert.True(await Psql.RunAsync(a, script) is var error && error is null, $"{error}\n{script}");
        foreach (var (table, columns) in tables)
            Assert.True(await TextAsync(a, Query(table, columns, casts: false)) is var after && after == before[table], $"{table} held\n{before[table]}\nand holds\n{after}\nafter\n{script}");
        await server.DropDatabaseAsync(a);
        await server.DropDatabaseAsync(b);
    }

    /// <summary>A partition that goes takes its rows along; when all of a table is made again, they come over from it.</summary>
    private static bool LosesPartition(Table table, Database from, Database to) =>
        ((Table)from[table.Id]!).PartitionKey == table.PartitionKey && from.DependentsOf(table.Id).OfType<TableInheritance>().Any(bond => !to.Contains(bond.Container!.Value));

    private static List<Column> Shared(ObjectId table, Database from, Database to) =>
        [.. to.Objects.OfType<Column>().Where(column => column.Container == table && column.Generated is null && from[column.Id] is Column { Generated: null }).OrderBy(column => column.Id)];

    private static string Query(ObjectId table, List<Column> columns, bool casts) =>
        $"select coalesce(string_agg(line, ';' order by line), '') from (select row({string.Join(", ", columns.Select(column => casts ? $"{column.Id.BareName}::{column.Type}" : column.Id.BareName))})::text as line from {table.QualifiedName}) lines";

    private async Task<string> LoadAsync(int seed)
    {
        foreach (var role in Draft.Roles) await server.CreateRoleAsync(role);
        var url = await server.CreateDatabaseAsync();
        var script = Script(seed, await TestServer.VersionAsync(url));
        Assert.True(await Psql.RunAsync(url, script) is var error && error is null, $"the generated schema {seed} does not load: {error}\n{script}");
        return url;
    }

    private static string Script(int seed, int version) => SchemaGenerator.Write(new Draft(seed, version) { HoldsRows = true });

    private static async Task<string> TextAsync(string url, string query)
    {
        await using var connection = new NpgsqlConnection(url);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
