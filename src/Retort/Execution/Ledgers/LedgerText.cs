using Npgsql;
using Retort.Sql;

namespace Retort.Execution.Ledgers;

/// <summary>What the ledger keeps of a revision's scripts; read only when it is needed.</summary>
internal sealed record LedgerText
{
    public required string Upgrade { get; init; }

    public string? Downgrade { get; init; }

    /// <summary>The hash of each upgrade statement, in order.</summary>
    public ValueList<string> Statements { get; init; }

    public static async Task<LedgerText> ReadAsync(NpgsqlConnection connection, string id, CancellationToken cancellationToken) =>
        (await ReadAsync(connection, [id], cancellationToken))[id];

    /// <summary>The texts of some revisions by their ids, in one round trip.</summary>
    public static async Task<Dictionary<string, LedgerText>> ReadAsync(NpgsqlConnection connection, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, LedgerText>(StringComparer.Ordinal);
        if (ids.Count == 0) return texts;
        await using var command = new NpgsqlCommand(
            $"select id, upgrade, downgrade, array_to_string(statements, ' ') from retort.revision where id in ({string.Join(", ", ids.Select(Literal.Quote))})", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            texts[reader.GetString(0)] = new LedgerText
            {
                Upgrade = reader.GetString(1),
                Downgrade = await reader.IsDBNullAsync(2, cancellationToken) ? null : reader.GetString(2),
                Statements = reader.GetString(3).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToValueList(),
            };
        }

        return texts;
    }
}
