namespace Retort.Workspaces.Reports;

/// <summary>Where one database is.</summary>
internal sealed record CurrentReport
{
    public required string Database { get; init; }

    /// <summary>Its address, without the password.</summary>
    public required string Url { get; init; }

    /// <summary>Its heads; empty for a database at base.</summary>
    public ValueList<CurrentRevision> Revisions { get; init; }

    /// <summary>False where the database is not there yet: its first use makes it.</summary>
    public bool? IsMade { get; init; }

    /// <summary>What other tools have recorded, where there is no ledger yet.</summary>
    public ValueList<Execution.Ledgers.ForeignHistory> Foreign { get; init; }

    /// <summary>Why it was left out; only an optional database is.</summary>
    public string? Skipped { get; init; }
}
