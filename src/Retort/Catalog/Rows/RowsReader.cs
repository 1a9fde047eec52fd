using Npgsql;
using Retort.Catalog.Columns;
using Retort.Catalog.Constraints;
using Retort.Catalog.Reflection;
using Retort.Catalog.Tables;
using Retort.Sql;

namespace Retort.Catalog.Rows;

/// <summary>Reads the rows of chosen tables, whole, in one round trip.</summary>
internal static class RowsReader
{
    /// <summary>The database with the rows of the tables whose names match.</summary>
    /// <param name="connection">The connection with which the database was read.</param>
    /// <param name="database">What was read.</param>
    /// <param name="choice">The tables that are wanted.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<Database> ReadAsync(NpgsqlConnection connection, Database database, TableChoice choice, CancellationToken cancellation)
    {
        var tables = Chosen(database, choice);
        if (tables.Count == 0) return database.With(new ReferenceData());
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);
        await using var batch = new NpgsqlBatch(connection, transaction) { Timeout = 0 };
        foreach (var setting in CatalogReader.Settings(database.Schema)) Add(batch, setting);
        Add(batch, "set local row_security = off"); // rather an error than rows that are hidden
        Add(batch, SqlFile.Text("Catalog/Rows/RowReference", database.ServerVersion));
        Add(batch, SqlFile.Text("Catalog/Rows/VolatileDefault", database.ServerVersion));
        foreach (var table in tables) Add(batch, Query(database, table));

        await using var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var references = await AllAsync(reader, database.Schema, Reference, cancellation).ConfigureAwait(false);
        var defaults = (await AllAsync(reader, database.Schema, Default, cancellation).ConfigureAwait(false)).ToDictionary(one => one.Column, one => one.IsSerial);
        var rows = new List<TableRows>(tables.Count);
        foreach (var table in tables)
        {
            var values = await AllAsync(reader, database.Schema, row => row.TextsOrNulls("row"), cancellation).ConfigureAwait(false);
            rows.Add(table with { Rows = values.ToValueList(), Columns = table.Columns.Select(column => Complete(table, column, defaults)).ToValueList() });
        }
        var ids = tables.Select(table => table.Table).ToHashSet();
        return database.With(new ReferenceData { Tables = rows.ToValueList(), References = references.Where(reference => ids.Contains(reference.Parent)).ToValueList() });
    }

    /// <summary>The tables without their rows yet. A partition whose parent is chosen too is read with it.</summary>
    private static List<TableRows> Chosen(Database database, TableChoice choice)
    {
        var chosen = database.Objects.OfType<Table>().Where(table => choice.Includes(table.Id, database.Schema)).ToList();
        var names = chosen.Select(table => table.Id.QualifiedName).ToHashSet();
        var columns = database.Objects.OfType<Column>().ToLookup(column => column.Container!.Value);
        var keys = database.Objects.OfType<Constraint>().Where(constraint => constraint.Type == ConstraintType.PrimaryKey).ToDictionary(constraint => constraint.Container!.Value);
        return chosen.Where(table => table.PartitionOf.Value is not { } parent || !names.Contains(parent)).OrderBy(table => table.Id)
            .Select(table => Empty(database, table.Id, keys.GetValueOrDefault(table.Id)?.Columns ?? [], columns[table.Id])).ToList();
    }

    private static TableRows Empty(Database database, ObjectId table, ValueList<string> key, IEnumerable<Column> columns) => new()
    {
        Table = table,
        Key = key,
        Columns = columns.OrderBy(column => column.Position.Value).Where(column => column.Generated is null || key.Contains(column.Id.Name)).Select(column => new RowColumn
        {
            Name = column.Id.Name,
            Type = column.Type,
            IsGenerated = column.Generated is not null,
            IsAlwaysIdentity = column.Identity == "always",
            Initial = ConstantDefault.Value(database[column.Id with { Kind = ObjectKinds.ColumnDefault }] as Defaults.ColumnDefault),
        }).ToValueList(),
    };

    private static RowColumn Complete(TableRows table, RowColumn column, Dictionary<ObjectId, bool> defaults) =>
        defaults.TryGetValue(table.Table with { Kind = ObjectKinds.Column, Table = table.Table.Name, Name = column.Name }, out var serial) ? column with { IsVolatile = true, IsSerial = serial } : column;

    /// <summary>Each value as its type's output function prints it, which a cast to text does not always; rows of children stand in their own tables.</summary>
    private static string Query(Database database, TableRows table)
    {
        var values = table.Columns.Select(column => Identifier.Quote(column.Name)).Select(name => $"case when t.{name} is not distinct from null then null else format('%s', t.{name}) end");
        var only = (database[table.Table] as Table)?.PartitionKey is null ? "only " : "";
        var order = table.Key.Count == 0 ? "1" : string.Join(", ", table.Key.Select(column => $"t.{Identifier.Quote(column)}"));
        return $"select array[{string.Join(", ", values)}]::text[] as row from {only}{table.Table.QualifiedName} t order by {order}";
    }

    private static RowReference Reference(CatalogRow row) => new()
    {
        Constraint = new(ObjectKinds.Constraint, row.Schema(), row.Text("name"), row.Text("table")),
        Columns = row.Texts("columns"),
        Parent = new(ObjectKinds.Table, row.Schema("parent_schema"), row.Text("parent")),
        ParentColumns = row.Texts("parent_columns"),
    };

    private static (ObjectId Column, bool IsSerial) Default(CatalogRow row) => (new(ObjectKinds.Column, row.Schema(), row.Text("column"), row.Text("table")), row.Flag("serial"));

    private static async Task<List<T>> AllAsync<T>(NpgsqlDataReader reader, string schema, Func<CatalogRow, T> read, CancellationToken cancellation)
    {
        var (row, found) = (new CatalogRow(reader, schema, new StringPool()), new List<T>());
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false)) found.Add(read(row));
        await reader.NextResultAsync(cancellation).ConfigureAwait(false);
        return found;
    }

    private static void Add(NpgsqlBatch batch, string sql) => batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
}
