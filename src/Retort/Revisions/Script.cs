using Retort.Revisions.Files;

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

    /// <summary>Places that a person has still to fill; a script that has one is not run.</summary>
    public ValueList<OpenValue> OpenValues { get; init; }

    /// <summary>Reads a section: its statements and the directives between them.</summary>
    /// <param name="text">The section without its <c>upgrade</c> or <c>downgrade</c> directive.</param>
    /// <param name="path">The file it comes from, for errors.</param>
    /// <param name="firstLine">The line of the file where the text begins.</param>
    /// <exception cref="Errors.RevisionException">A directive cannot be used.</exception>
    /// <exception cref="Errors.SourceException">The SQL cannot be split into statements.</exception>
    public static Script Parse(string text, string? path = null, int firstLine = 1) => SectionReader.Read(text, path, firstLine);
}
