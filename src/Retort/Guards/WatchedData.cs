using Npgsql;
using Retort.Sql;

namespace Retort.Guards;

/// <summary>The tables and columns of a scratch database, and what emptied tables, at one moment.</summary>
internal sealed class WatchedData
{
    private static readonly string Query = SqlFile.Text("Guards/WatchedData");

    private readonly Dictionary<(long Relation, int Number), string> names = [];
    private readonly List<(long Relation, string Text)> emptied = [];

    /// <summary>Makes the tables that are there tell when they are emptied.</summary>
    public static async Task WatchAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Guards/WatchLosses"), connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <param name="connection">A session, perhaps within a transaction.</param>
    /// <param name="schema">The schema whose names are written bare.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<WatchedData> ReadAsync(NpgsqlConnection connection, string schema, CancellationToken cancellation)
    {
        var data = new WatchedData();
        await using var command = new NpgsqlCommand(Query, connection) { CommandTimeout = 0, Parameters = { new() { Value = schema } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) data.Add(reader.GetInt64(0), reader.GetInt32(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3));
        return data;
    }

    /// <summary>What was there at the start and is gone now, or was emptied since <paramref name="before"/>.</summary>
    public IEnumerable<string> LostSince(WatchedData before, WatchedData start)
    {
        foreach (var ((relation, number), name) in before.names)
        {
            if (names.ContainsKey((relation, number)) || !start.names.ContainsKey((relation, number))) continue;
            if (number == 0) yield return $"table {name} is dropped";
            else if (names.ContainsKey((relation, 0))) yield return $"column {name} is dropped";
        }

        foreach (var (relation, text) in emptied.Skip(before.emptied.Count))
            if (start.names.ContainsKey((relation, 0))) yield return text;
    }

    private void Add(long relation, int number, string name, string? operation)
    {
        if (operation is null) names[(relation, number)] = name;
        else emptied.Add((relation, $"{operation} takes rows of table {name}"));
    }
}
