using Npgsql;
using Retort.Sql;

namespace Retort.Execution;

/// <summary>What the ledger keeps of a revision's scripts; read only when it is needed.</summary>
internal sealed record LedgerText
{
    public required string Upgrade { get; init; }

    public string? Downgrade { get; init; }

    /// <summary>The hash of each upgrade statement, in order.</summary>
    public ValueList<string> Statements { get; init; }

    public static async Task<LedgerText> ReadAsync(NpgsqlConnection connection, string id, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"select upgrade, downgrade, array_to_string(statements, ' ') from retort.revision where id = {Literal.Quote(id)}", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new LedgerText
        {
            Upgrade = reader.GetString(0),
            Downgrade = await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetString(1),
            Statements = reader.GetString(2).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToValueList(),
        };
    }
}
