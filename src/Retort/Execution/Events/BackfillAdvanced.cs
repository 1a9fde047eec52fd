namespace Retort.Execution.Events;

/// <summary>A backfill came further; at most a few of these a second.</summary>
public sealed record BackfillAdvanced : RunEvent
{
    /// <summary>The revision.</summary>
    public required string Revision { get; init; }

    /// <summary>The table, as the directive names it.</summary>
    public required string Table { get; init; }

    /// <summary>The rows that were visited, by earlier runs too.</summary>
    public required long Done { get; init; }

    /// <summary>The rows that there are: the planner's guess, and exact at the end.</summary>
    public required long Total { get; init; }

    /// <summary>The speed of this run, with its pauses.</summary>
    public double RowsPerSecond { get; init; }

    /// <summary>The time that the rest takes at this speed; null when there is no speed yet.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>How far behind the slowest standby is while it is waited for; null while nothing is, or it does not tell.</summary>
    public TimeSpan? StandbyLag { get; init; }

    /// <summary>The bytes of the log that it has still to replay; null while nothing is waited for.</summary>
    public long? StandbyBytes { get; init; }
}
