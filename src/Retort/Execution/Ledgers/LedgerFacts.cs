namespace Retort.Execution.Ledgers;

/// <summary>Who is asking and where: read together with the ledger.</summary>
public sealed record LedgerFacts
{
    /// <summary>The database's name.</summary>
    public required string Database { get; init; }

    /// <summary>The role that statements run as.</summary>
    public required string Role { get; init; }

    /// <summary>The server's version as a number, such as 150020.</summary>
    public required int ServerVersion { get; init; }

    /// <summary>Whether a pooler stands between: the server process that answers is not the one that greeted.</summary>
    public required bool IsPooled { get; init; }
}
