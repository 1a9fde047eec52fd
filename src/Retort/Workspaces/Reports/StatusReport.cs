namespace Retort.Workspaces.Reports;

/// <summary>Where one database is, where it could be, and what lies between.</summary>
internal sealed record StatusReport
{
    public required string Database { get; init; }

    /// <summary>Its address, without the password.</summary>
    public required string Url { get; init; }

    /// <summary>The git branch whose database it is; null where branches have none of their own.</summary>
    public string? Branch { get; init; }

    /// <summary>Whether that database is still to be made, by the first command that uses it.</summary>
    public bool? IsMade { get; init; }

    public ValueList<CurrentRevision> Current { get; init; }

    public ValueList<RevisionSummary> Heads { get; init; }

    /// <summary>What <c>upgrade</c> would apply, in its order.</summary>
    public ValueList<RevisionSummary> Pending { get; init; }

    /// <summary>The hazards of the pending revisions, by id, as they were last measured; one that was not measured yet is missing.</summary>
    public IReadOnlyDictionary<string, ValueList<string>> Hazards { get; init; } = new Dictionary<string, ValueList<string>>();

    /// <summary>Revisions that were edited after they were applied.</summary>
    public ValueList<RevisionSummary> Edited { get; init; }

    /// <summary>What other tools have recorded, where there is no ledger yet.</summary>
    public ValueList<Execution.Ledgers.ForeignHistory> Foreign { get; init; }

    /// <summary>Why it was left out; only an optional database is.</summary>
    public string? Skipped { get; init; }

    /// <summary>Whether the database is at every head and nothing was edited.</summary>
    public bool IsUpToDate => Pending.Count == 0 && Edited.Count == 0;
}
