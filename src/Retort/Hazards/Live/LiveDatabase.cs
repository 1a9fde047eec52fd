using Npgsql;
using Retort.Catalog.Reflection;
using Retort.Execution;
using Retort.Sql;

namespace Retort.Hazards.Live;

/// <summary>What the real database knows about its tables; it is only read.</summary>
/// <param name="Tables">By name as SQL writes it.</param>
/// <param name="ServerVersion">Its major version.</param>
internal sealed record LiveDatabase(IReadOnlyDictionary<string, LiveTable> Tables, int ServerVersion)
{
    private static readonly string[] TakesTime = [HazardName.RewritesTable, HazardName.ScansUnderLock, HazardName.BuildsIndex, HazardName.BlocksReads, HazardName.BlocksWrites];

    /// <summary>Reads sizes and statistics.</summary>
    public static async Task<LiveDatabase> ReadAsync(string connectionString, string schema, CancellationToken cancellation)
    {
        await using var source = new RunConnection(connectionString);
        await using var session = await source.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(SqlFile.Text("Hazards/Live/LiveTable", session.PostgreSqlVersion.Major), session) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var (tables, row) = (new Dictionary<string, LiveTable>(), new CatalogRow(reader, "", new StringPool()));
        while (await reader.ReadAsync(cancellation))
        {
            var table = Read(row, schema);
            tables[table.Name] = table;
        }
        return new(tables, session.PostgreSqlVersion.Major);
    }

    /// <summary>A hazard in the light of what is there: how much it strikes; of small tables, and of those that are not there yet, it is only a note.</summary>
    public Hazard Weigh(Hazard hazard)
    {
        // Of a column, its table: `orders.note`, `shop.orders.note`.
        var table = Tables.GetValueOrDefault(hazard.Object) ?? Tables.GetValueOrDefault(hazard.Object[..Math.Max(hazard.Object.LastIndexOf('.'), 0)]);
        if (!TakesTime.Contains(hazard.Name)) return table is null ? hazard : hazard with { Message = $"{hazard.Message} ({table.Describe()})" };
        if (table is null) return hazard with { Level = HazardLevel.Note, Message = $"{hazard.Message} (not there yet)" };
        return hazard with { Level = table.IsSmall ? HazardLevel.Note : hazard.Level, Message = $"{hazard.Message} ({table.Describe()})" };
    }

    private static LiveTable Read(CatalogRow row, string schema)
    {
        var minutes = row.Long("seconds") / 60.0;
        return new()
        {
            Name = row.Text("schema") == schema ? Identifier.Quote(row.Text("name")) : Identifier.Quote(row.Text("schema"), row.Text("name")),
            Bytes = row.Long("bytes"),
            Rows = row.Long("rows"),
            Partitions = row.Number("partitions"),
            WritesPerMinute = row.Long("writes") / minutes,
            ReadsPerMinute = row.Long("reads") / minutes,
        };
    }
}
