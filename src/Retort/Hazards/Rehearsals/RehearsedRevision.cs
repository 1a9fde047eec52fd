namespace Retort.Hazards.Rehearsals;

/// <summary>A revision that ran on a clone.</summary>
internal sealed record RehearsedRevision
{
    public required string Id { get; init; }

    public required string Message { get; init; }

    public ValueList<RehearsedStatement> Statements { get; init; }

    /// <summary>Locks on tables that were there before it, the strongest first.</summary>
    public ValueList<RehearsedLock> Locks { get; init; }

    /// <summary>Tables whose number of rows it changed.</summary>
    public ValueList<RowCount> Rows { get; init; }

    /// <summary>Why it stopped; null when it ran to its end.</summary>
    public string? Failure { get; init; }

    public double Milliseconds => Statements.Sum(statement => statement.Milliseconds);
}
