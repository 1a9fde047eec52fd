namespace Retort.Revisions;

/// <summary>One direction of a revision: its parts, run in order.</summary>
public sealed record Script
{
    /// <summary>A script that does nothing.</summary>
    public static Script Empty { get; } = new() { Text = "" };

    /// <summary>The section as it is written, with comments and directives.</summary>
    public required string Text { get; init; }

    /// <summary>What runs together, in order.</summary>
    public ValueList<ScriptPart> Parts { get; init; }
}
