namespace Retort.Execution.Events;

/// <summary>The run is over; always the last event.</summary>
public sealed record RunFinished : RunEvent
{
    /// <summary>How it ended.</summary>
    public required RunOutcome Outcome { get; init; }

    /// <summary>The heads of the database now; null when it could not be asked.</summary>
    public ValueList<string>? Heads { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The error, in one line; null when there is none.</summary>
    public string? Error { get; init; }

    /// <summary>The stable slug of the error.</summary>
    public string? Code { get; init; }
}
