namespace Retort.Execution.Events;

/// <summary>A statement runs for a while already: how far it has come, as far as the server tells; at most a few of these a second.</summary>
/// <remarks>
/// The server tells it of CREATE INDEX, REINDEX, CLUSTER, VACUUM, ANALYZE and COPY. Of all others, among them VALIDATE CONSTRAINT and
/// rewrites of a table, only what they work on and how large that is.
/// </remarks>
public sealed record StatementProgress : RunEvent
{
    /// <summary>The revision.</summary>
    public required string Revision { get; init; }

    /// <summary>The command, or the beginning of a statement of which the server tells nothing.</summary>
    public required string Command { get; init; }

    /// <summary>How long it runs by now.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The table that it works on; null when it is not known.</summary>
    public string? Relation { get; init; }

    /// <summary>The size of the table when it was last vacuumed or analyzed, in bytes; null when the server tells more than that.</summary>
    public long? RelationSize { get; init; }

    /// <summary>What it does at this moment, such as <c>building index: scanning table</c>; null when the server does not tell.</summary>
    public string? Phase { get; init; }

    /// <summary>How much of this phase is done; null when the server does not tell.</summary>
    public long? Done { get; init; }

    /// <summary>How much there is to do in this phase; null when the server does not tell.</summary>
    public long? Total { get; init; }

    /// <summary>What is counted: <c>blocks</c>, <c>rows</c>, <c>bytes</c> or <c>transactions</c> that are waited for.</summary>
    public string? Unit { get; init; }
}
