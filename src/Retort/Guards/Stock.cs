using Npgsql;
using Retort.Sql;

namespace Retort.Guards;

/// <summary>What a database holds, told before it is destroyed.</summary>
internal sealed record Stock
{
    public long Bytes { get; init; }

    /// <summary>The sessions of others.</summary>
    public int Sessions { get; init; }

    /// <summary>Its tables, without those of extensions and of the ledger.</summary>
    public int Tables { get; init; }

    public long Rows { get; init; }

    /// <summary>Whether <see cref="Rows"/> holds guesses: large tables are not counted.</summary>
    public bool IsGuessed { get; init; }

    public static async Task<Stock> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Guards/Stock"), connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new Stock { Bytes = reader.GetInt64(0), Sessions = reader.GetInt32(1), Tables = reader.GetInt32(2), Rows = reader.GetInt64(3), IsGuessed = reader.GetBoolean(4) };
    }
}
