using Retort.Workspaces.Reports;

namespace Retort.Workspaces.Schemas;

/// <summary>How a database differs from its own history.</summary>
internal sealed record DriftReport
{
    public required string Database { get; init; }

    /// <summary>Its address, without the password.</summary>
    public required string Url { get; init; }

    /// <summary>The revisions that it is at, whose outcome it is compared with.</summary>
    public ValueList<string> At { get; init; }

    /// <summary>The statements that lead from its history to it; empty without drift.</summary>
    public ValueList<string> Statements { get; init; }

    /// <summary>Indexes that no query can use, because building them failed.</summary>
    public ValueList<string> InvalidIndexes { get; init; }

    /// <summary>The revision that was written.</summary>
    public RevisionSummary? Revision { get; init; }

    /// <summary>The statements that lead back to the history; only when that was asked for.</summary>
    public ValueList<string> Repair { get; init; }

    /// <summary>What the way back would do to what is there, each with its name before a colon: <c>deletes-data: ...</c>.</summary>
    public ValueList<string> Hazards { get; init; }

    /// <summary>Whether that way was gone, and the database was found to be equal to its history afterwards.</summary>
    public bool IsRepaired { get; init; }

    /// <summary>What still differs after that way was gone.</summary>
    public ValueList<string> Remaining { get; init; }

    /// <summary>Objects that the comparison cannot judge, by name.</summary>
    public ValueList<string> NotModelled { get; init; }

    /// <summary>Whether both are compared as the newer server spells them: false when the older one could not be built there.</summary>
    public bool IsOfOneSpelling { get; init; } = true;

    /// <summary>The major versions of the server on which the history was replayed and of the database's own.</summary>
    public ValueList<int> ServerVersions { get; init; }

    /// <summary>Why the database was left out; only an optional one is.</summary>
    public string? Skipped { get; init; }

    /// <summary>Whether the database differs from its history, now that the work is done.</summary>
    public bool HasDrift => !IsRepaired && (InvalidIndexes.Count > 0 || (Revision is null && Statements.Count > 0));
}
