using Retort.Sql;

namespace Retort.Revisions.Files;

/// <summary>Changes one field of a header and leaves every other character of the file as it is.</summary>
internal static class HeaderEditor
{
    /// <summary>The text of a file whose revision has other parents.</summary>
    public static string WithParents(string text, string path, IReadOnlyCollection<string> parents) => With(text, path, HeaderField.Parent, string.Join(", ", parents));

    /// <summary>The text of a file whose revision has another id.</summary>
    public static string WithId(string text, string path, string id) => With(text, path, HeaderField.Revision, id);

    private static string With(string text, string path, string field, string value)
    {
        var header = Read(text, path);
        var lines = text.Split('\n').ToList();
        var ending = lines[0].EndsWith('\r') ? "\r" : "";
        var line = FileWriter.FieldLine(field, value) + ending;
        if (header.LineOf(field) is not { } number) lines.Insert(header.LineOf(HeaderField.Revision)!.Value, line);
        else if (value.Length == 0) lines.RemoveAt(number - 1);
        else lines[number - 1] = line;
        return string.Join('\n', lines);
    }

    private static HeaderReader Read(string text, string path)
    {
        var header = new HeaderReader(path);
        foreach (var piece in SqlCutter.Cut(text, path))
        {
            if (piece.Kind != SqlPieceKind.Comment) continue;
            var comment = piece.In(text);
            if (Directive.Of(comment, piece.Line, path) is not null) break;
            header.Add(comment, piece.Line);
        }

        return header;
    }
}
