namespace Retort.Workspaces.Runs;

/// <summary>What <c>switch</c> did, or would do, to one database.</summary>
internal sealed record SwitchReport
{
    public required string Database { get; init; }

    /// <summary>Its address, without the password.</summary>
    public required string Url { get; init; }

    /// <summary>The heads before; empty is base.</summary>
    public ValueList<string> From { get; init; }

    /// <summary>The heads after.</summary>
    public ValueList<string> To { get; init; }

    /// <summary>Revisions that this checkout does not have: undone, the newest first, with the text that the ledger kept.</summary>
    public ValueList<MigrationStep> Undone { get; init; }

    /// <summary>Revisions that are applied afterwards.</summary>
    public ValueList<MigrationStep> Applied { get; init; }

    /// <summary>What is gone afterwards, such as <c>table "invitations" (3 rows)</c>; null when nothing is undone.</summary>
    public ValueList<string>? Lost { get; init; }

    /// <summary>Why it could not be found out what is lost.</summary>
    public string? LostUnknown { get; init; }

    public double Milliseconds { get; init; }

    /// <summary>Whether nothing was executed.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Why the database was left out; only an optional one is.</summary>
    public string? Skipped { get; init; }

    /// <summary>Whether there is anything to do.</summary>
    public bool IsNothing => Undone.Count == 0 && Applied.Count == 0;
}
