namespace Retort.Execution.Events;

/// <summary>A revision is done and recorded.</summary>
public sealed record RevisionFinished : RunEvent
{
    /// <summary>The revision.</summary>
    public required string Revision { get; init; }

    /// <summary>Applied, undone, recorded or struck out.</summary>
    public required RunDirection Direction { get; init; }

    /// <summary>How long it took, with all attempts.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The rows that its statements wrote.</summary>
    public long Rows { get; init; }

    /// <summary>The heads of the database now.</summary>
    public ValueList<string> Heads { get; init; }
}
