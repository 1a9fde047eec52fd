using Npgsql;
using Retort.Catalog.Reflection;
using Retort.Sql;

namespace Retort.Hazards.Measuring;

/// <summary>Reads what a statement may have changed; it locks nothing but catalogs.</summary>
internal static class CatalogStateReader
{
    private static readonly string[] Queries = ["Lock", "Reach", "Relation", "Column", "Constraint", "Object"];

    /// <summary>Adds the queries to a batch; the locks come first, before anything else can take one.</summary>
    public static void AddTo(NpgsqlBatch batch, int serverVersion)
    {
        foreach (var query in Queries) batch.BatchCommands.Add(new NpgsqlBatchCommand(SqlFile.Text($"Hazards/Measuring/{query}", serverVersion)));
    }

    /// <summary>Reads the state of an open session, in one round trip.</summary>
    public static async Task<CatalogState> ReadAsync(NpgsqlConnection session, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(session) { Timeout = 0 };
        AddTo(batch, session.PostgreSqlVersion.Major);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        return await ReadAsync(reader, cancellation);
    }

    /// <summary>Reads the results of the queries from the first of them on.</summary>
    public static async Task<CatalogState> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var locks = await RowsAsync(reader, row => (Relation: row.Oid("relation"), Mode: LockModes.Parse(row.Text("mode"))), cancellation);
        var reach = await RowsAsync(reader, row => new ServerReach(row.Text("what"), row.Flag("is_elsewhere")), cancellation);
        var relations = await RowsAsync(reader, Relation, cancellation);
        var columns = await RowsAsync(reader, Column, cancellation);
        var constraints = await RowsAsync(reader, Constraint, cancellation);
        var objects = await RowsAsync(reader, row => new MeasuredObject(row.Text("class"), row.Oid("oid"), row.Oid("owner"), row.Text("name")), cancellation);
        return new()
        {
            Locks = locks.GroupBy(one => one.Relation).ToDictionary(group => group.Key, group => group.Max(one => one.Mode)),
            Written = locks.Where(one => one.Mode == LockMode.RowExclusive).Select(one => one.Relation).ToHashSet(),
            Reach = reach.ToHashSet(),
            Relations = relations.ToDictionary(relation => relation.Oid),
            Columns = columns.ToDictionary(column => (column.Relation, column.Number)),
            Constraints = constraints.ToDictionary(constraint => constraint.Oid),
            Objects = objects.ToDictionary(item => (item.Class, item.Oid)),
        };
    }

    private static async Task<List<T>> RowsAsync<T>(NpgsqlDataReader reader, Func<CatalogRow, T> read, CancellationToken cancellation)
    {
        var rows = new List<T>();
        var row = new CatalogRow(reader, "", new StringPool());
        while (await reader.ReadAsync(cancellation)) rows.Add(read(row));
        await reader.NextResultAsync(cancellation);
        return rows;
    }

    private static MeasuredRelation Relation(CatalogRow row) => new()
    {
        Oid = row.Oid("oid"),
        Schema = row.Text("schema"),
        Name = row.Text("name"),
        Kind = row.Text("kind")[0],
        IsPartition = row.Flag("is_partition"),
        IsDefault = row.Flag("is_default"),
        HasRowSecurity = row.Flag("has_row_security"),
        File = row.OidOrNull("file"),
        Table = row.OidOrNull("table"),
        IsValid = row.Flag("is_valid"),
        IsUnique = row.Flag("is_unique"),
        Columns = row.Numbers("columns"),
        Parent = row.OidOrNull("parent"),
        Scans = row.Long("scans"),
        Vacuums = row.Long("vacuums"),
    };

    private static MeasuredColumn Column(CatalogRow row) => new()
    {
        Relation = row.Oid("relation"),
        Number = row.Number("number"),
        Name = row.Text("name"),
        Type = row.Text("type"),
        IsNotNull = row.Flag("is_not_null"),
        HasDefault = row.Flag("has_default"),
        IsGenerated = row.Flag("is_generated"),
    };

    private static MeasuredConstraint Constraint(CatalogRow row) => new()
    {
        Oid = row.Oid("oid"),
        Name = row.Text("name"),
        Type = row.Text("type")[0],
        Relation = row.Oid("relation"),
        Referenced = row.Oid("referenced"),
        Domain = row.Oid("domain"),
        Index = row.Oid("index"),
        Parent = row.Oid("parent"),
        IsValidated = row.Flag("is_validated"),
        Columns = row.Numbers("columns"),
    };
}
