namespace Retort.Workspaces.Runs;

/// <summary>What a run did, or would do, to one database.</summary>
internal sealed record MigrationReport
{
    public required string Database { get; init; }

    /// <summary>Its address, without the password.</summary>
    public required string Url { get; init; }

    /// <summary>The heads before; empty is base.</summary>
    public ValueList<string> From { get; init; }

    /// <summary>The heads after.</summary>
    public ValueList<string> To { get; init; }

    public ValueList<MigrationStep> Steps { get; init; }

    /// <summary>Sessions that were ended because they idled in a transaction and were in the way; null when there were none.</summary>
    public ValueList<Execution.Waiting.Blocker>? EndedBlockers { get; init; }

    /// <summary>What a person should know of the request, e.g. that <c>-1</c> could have meant several revisions.</summary>
    public ValueList<string> Warnings { get; init; }

    /// <summary>Where the backup lies that was taken first; null when none was asked for, or nothing had to be done.</summary>
    public string? Backup { get; init; }

    public double Milliseconds { get; init; }

    /// <summary>Whether nothing was executed.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Why the database was left out; only an optional one is.</summary>
    public string? Skipped { get; init; }
}
