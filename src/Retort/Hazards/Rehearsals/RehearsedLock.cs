namespace Retort.Hazards.Rehearsals;

/// <summary>A lock that a revision held on a table in use.</summary>
internal sealed record RehearsedLock
{
    public required string Table { get; init; }

    /// <summary>PostgreSQL's name: <c>ACCESS EXCLUSIVE</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>From the statement that took it to the end of its transaction.</summary>
    public double HeldMilliseconds { get; init; }

    /// <summary>Who would have waited: <c>reads and writes</c>, <c>writes</c>, or nobody (empty).</summary>
    public string Blocks { get; init; } = "";
}
