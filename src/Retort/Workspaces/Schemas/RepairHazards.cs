using Npgsql;
using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.Rows;
using Retort.Catalog.Tables;
using Retort.Comparison;
using Retort.Execution;

namespace Retort.Workspaces.Schemas;

/// <summary>What the way back to the history would destroy; the database is asked whether there is anything to lose.</summary>
internal static class RepairHazards
{
    public static async Task<ValueList<string>> FindAsync(Difference back, string connectionString, string schema, CancellationToken cancellation)
    {
        await using var source = new RunConnection(connectionString);
        await using var connection = await source.OpenAsync(cancellation);
        await Scratch.ScratchServer.ExecuteAsync(connection, $"set search_path = {Sql.Identifier.Quote(schema)}", cancellation);
        var hazards = new List<string>();
        var gone = back.Changes.OfType<DropChange>().Select(change => change.Object).ToList();
        var tables = gone.OfType<Table>().Select(table => table.Id).ToHashSet();
        foreach (var table in gone.OfType<Table>().Where(table => table.Server is null))
            if (await AnyAsync(connection, table.Id.QualifiedName, "true", cancellation)) hazards.Add($"deletes-data: every row of {table.Id.QualifiedName} is lost");
        foreach (var column in gone.OfType<Column>().Where(column => column.Generated is null && !tables.Contains(column.Container!.Value)))
            if (await AnyAsync(connection, column.Id.QualifiedTable, $"{column.Id.BareName} is not null", cancellation)) hazards.Add($"deletes-data: every value in {column.Id.QualifiedTable}.{column.Id.BareName} is lost");
        foreach (var rows in gone.OfType<Row>().GroupBy(row => row.Table)) hazards.Add($"deletes-data: {rows.Count()} of the rows of {rows.Key.QualifiedName} are deleted");
        return hazards.Distinct().ToValueList();
    }

    private static async Task<bool> AnyAsync(NpgsqlConnection connection, string table, string condition, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select exists (select from {table} where {condition})", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
