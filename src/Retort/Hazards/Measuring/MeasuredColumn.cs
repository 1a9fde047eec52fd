namespace Retort.Hazards.Measuring;

/// <summary>A column at one moment.</summary>
internal sealed record MeasuredColumn
{
    public required uint Relation { get; init; }

    public required int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>With its modifiers: <c>character varying(50)</c>.</summary>
    public required string Type { get; init; }

    public bool IsNotNull { get; init; }

    /// <summary>Whether a writer that does not name it gives it a value all the same.</summary>
    public bool HasDefault { get; init; }

    /// <summary>Whether PostgreSQL computes it: then it holds nothing of its own.</summary>
    public bool IsGenerated { get; init; }
}
