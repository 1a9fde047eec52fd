using Npgsql;
using Retort.Execution;
using Retort.Sql;

namespace Retort.Backups;

/// <summary>All rows, sequences and large objects of a database as amounts and sums: two databases with equal ones hold the same.</summary>
internal sealed record DatabaseContents(ValueList<ContentsPlace> Places)
{
    /// <summary>How values look as text must not depend on settings of a server, a database or a role.</summary>
    private const string Settings = "set datestyle = 'iso, ymd'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set extra_float_digits = 1; set bytea_output = 'hex'; set xmlbinary = 'base64'; set lc_monetary = 'C'; set search_path = ''; set row_security = off";

    public int Tables => TablesOfUsers.Count();

    public long Rows => TablesOfUsers.Sum(table => long.Parse(table.Amount, System.Globalization.CultureInfo.InvariantCulture));

    private IEnumerable<ContentsPlace> TablesOfUsers =>
        Places.Where(place => place.Place.StartsWith("table ", StringComparison.Ordinal) && !place.Place.StartsWith("table retort.", StringComparison.Ordinal));

    /// <summary>Reads every row once.</summary>
    public static async Task<DatabaseContents> ReadAsync(string connectionString, CancellationToken cancellation)
    {
        await using var source = new RunConnection(connectionString);
        await using var connection = await source.OpenAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        foreach (var setting in Settings.Split("; ")) batch.BatchCommands.Add(new NpgsqlBatchCommand(setting));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(SqlFile.Text("Backups/Contents")));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var places = new List<ContentsPlace>();
        while (await reader.ReadAsync(cancellation)) places.Add(new ContentsPlace(reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return new DatabaseContents(places.ToValueList());
    }

    /// <summary>Where another database holds something else, in words; empty when both hold the same.</summary>
    public IEnumerable<string> DifferencesTo(DatabaseContents other)
    {
        var there = other.Places.ToDictionary(place => place.Place, StringComparer.Ordinal);
        foreach (var place in Places)
        {
            if (!there.Remove(place.Place, out var found)) yield return $"{place.Place} is missing";
            else if (found.Amount != place.Amount) yield return $"{place.Place}: {place.Amount} became {found.Amount}";
            else if (found.Sum != place.Sum) yield return $"{place.Place}: as many, but not the same";
        }

        foreach (var extra in there.Keys.Order(StringComparer.Ordinal)) yield return $"{extra} came from nowhere";
    }
}
