namespace Retort.Hazards.Rehearsals;

/// <summary>A statement that ran with the real rows.</summary>
internal sealed record RehearsedStatement
{
    public int Line { get; init; }

    public required string Statement { get; init; }

    public double Milliseconds { get; init; }

    /// <summary>The rows that it inserted, updated or deleted; null for what does not work on rows.</summary>
    public long? Rows { get; init; }

    /// <summary>What it wrote to the log; other sessions of the server may have written meanwhile.</summary>
    public long LogBytes { get; init; }

    /// <summary>The size of the tables and indexes that it wrote anew.</summary>
    public long RewrittenBytes { get; init; }

    /// <summary>How a backfill was cut; null for what runs in one go.</summary>
    public RehearsedBatches? Batches { get; init; }
}
