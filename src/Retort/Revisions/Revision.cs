namespace Retort.Revisions;

/// <summary>One node of history: what it builds on, and how a database gets there and back.</summary>
public sealed record Revision
{
    /// <summary>The name of the node for ever: letters, digits, <c>_</c> and <c>.</c>; by default 12 random hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>What it builds on: none for a base, several for a merge.</summary>
    public ValueList<string> Parents { get; init; }

    /// <summary>Ids or labels of revisions that must be applied before it, without being its parents.</summary>
    public ValueList<string> DependsOn { get; init; }

    /// <summary>Names for the branch that begins here, addressed as <c>label@head</c>.</summary>
    public ValueList<string> Labels { get; init; }

    /// <summary>The ids of the revisions whose place it takes, oldest first: a squash. A database that has all of them has it.</summary>
    public ValueList<string> Replaces { get; init; }

    /// <summary>What it does, in one line.</summary>
    public required string Message { get; init; }

    /// <summary>When the file was written.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>Its file, as it is shown to people; null when it does not come from a file.</summary>
    public string? Path { get; init; }

    /// <summary>The way from its parents to it.</summary>
    public required Script Upgrade { get; init; }

    /// <summary>The way back; null when it cannot be undone.</summary>
    public Script? Downgrade { get; init; }

    /// <summary>A SHA-256 in hexadecimal over statements and directives: comments and white space between statements do not matter.</summary>
    public string Checksum { get; init; } = "";
}
