using Retort.Revisions.Files;

namespace Retort.Revisions;

/// <summary>The SQL form of a revision: a header of comments, then a section for each direction.</summary>
/// <remarks>Reading what was written gives the same revision: <c>Parse(Format(revision))</c> differs in <see cref="Revision.Path"/> alone.</remarks>
public static class RevisionFile
{
    /// <summary>Reads a file's text. A file without a section <c>downgrade</c> cannot be undone; an empty one has nothing to undo.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">The file as it is shown to people.</param>
    /// <exception cref="Errors.RevisionException">The header or a directive cannot be used.</exception>
    /// <exception cref="Errors.SourceException">The SQL cannot be split into statements.</exception>
    public static Revision Parse(string text, string path) => new FileReader(text, path).Read();

    /// <summary>Writes the text of a file, with line feeds as line breaks.</summary>
    public static string Format(Revision revision) => FileWriter.Write(revision);
}
