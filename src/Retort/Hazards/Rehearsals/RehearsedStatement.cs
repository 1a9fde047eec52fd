namespace Retort.Hazards.Rehearsals;

/// <summary>A statement that ran with the real rows.</summary>
internal sealed record RehearsedStatement
{
    public int Line { get; init; }

    public required string Statement { get; init; }

    public double Milliseconds { get; init; }

    /// <summary>What it wrote to the log; other sessions of the server may have written meanwhile.</summary>
    public long LogBytes { get; init; }

    /// <summary>The size of the tables and indexes that it wrote anew.</summary>
    public long RewrittenBytes { get; init; }
}
