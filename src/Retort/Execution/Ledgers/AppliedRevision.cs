namespace Retort.Execution.Ledgers;

/// <summary>One row of <c>retort.revision</c>, without the text of its scripts.</summary>
public sealed record AppliedRevision
{
    /// <summary>The revision's name.</summary>
    public required string Id { get; init; }

    /// <summary>What it builds on.</summary>
    public ValueList<string> Parents { get; init; }

    /// <summary>The ids of what had to be applied before it without being its parents.</summary>
    public ValueList<string> DependsOn { get; init; }

    /// <summary>Names of the branch that begins with it.</summary>
    public ValueList<string> Labels { get; init; }

    /// <summary>What it does, in one line.</summary>
    public required string Message { get; init; }

    /// <summary>When its file was written.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>The checksum of the file when it was applied.</summary>
    public required string Checksum { get; init; }

    /// <summary>Whether it was recorded without running it.</summary>
    public bool Stamped { get; init; }

    /// <summary>When it was applied.</summary>
    public DateTimeOffset AppliedAt { get; init; }

    /// <summary>The role that applied it.</summary>
    public required string AppliedBy { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The program and version that applied it.</summary>
    public required string Tool { get; init; }
}
