namespace Retort.Execution.Events;

/// <summary>A revision whose file is missing here is undone with the text that the ledger kept.</summary>
public sealed record TextFromLedger : RunEvent
{
    /// <summary>The revision.</summary>
    public required string Revision { get; init; }
}
