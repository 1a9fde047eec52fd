using Npgsql;
using Retort.Catalog.Reflection;
using Retort.Execution;
using Retort.Scratch;
using Retort.Sql;

namespace Retort.Hazards.Rows;

/// <summary>A constraint or a unique index that rows have to satisfy later, made and taken away again while rows are generated.</summary>
/// <param name="Name">What it is called meanwhile.</param>
/// <param name="RealName">What the revision calls it.</param>
/// <param name="Add">Makes it.</param>
/// <param name="Drop">Takes it away.</param>
internal sealed record RowDemand(string Name, string RealName, string Add, string Drop)
{
    /// <summary>What one database demands and another does not.</summary>
    /// <param name="before">Leads to where a revision begins.</param>
    /// <param name="after">Leads to where it ends.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ValueList<RowDemand>> FindAsync(string before, string after, CancellationToken cancellation)
    {
        var known = (await ReadAsync(before, cancellation)).Select(one => one.Definition).ToHashSet(StringComparer.Ordinal);
        return (await ReadAsync(after, cancellation)).Where(one => !known.Contains(one.Definition)).Select(one => one.Demand).ToValueList();
    }

    private static async Task<List<(string Definition, RowDemand Demand)>> ReadAsync(string connectionString, CancellationToken cancellation)
    {
        await using var source = new RunConnection(connectionString);
        await using var session = await source.OpenAsync(cancellation);
        await ScratchServer.ExecuteAsync(session, "set search_path = ''", cancellation);
        await using var command = new NpgsqlCommand(SqlFile.Text("Hazards/Rows/RowDemand", session.PostgreSqlVersion.Major), session);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var (demands, row) = (new List<(string, RowDemand)>(), new CatalogRow(reader, "", new StringPool()));
        while (await reader.ReadAsync(cancellation)) demands.Add((row.Text("definition"), new(row.Text("name"), row.Text("real_name"), row.Text("add"), row.Text("drop"))));
        return demands;
    }
}
