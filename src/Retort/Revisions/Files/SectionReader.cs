using Retort.Sql;

namespace Retort.Revisions.Files;

/// <summary>Reads one section from the pieces of its text.</summary>
internal sealed class SectionReader(string text, string? path)
{
    private readonly PartBuilder parts = new(path);
    private readonly List<OpenValue> openValues = [];

    /// <summary>Reads a section that stands by itself.</summary>
    public static Script Read(string text, string? path, int firstLine)
    {
        var reader = new SectionReader(text, path);
        foreach (var piece in SqlCutter.Cut(text, path, firstLine))
        {
            SqlSplitter.Refuse(piece, text, path);
            if (piece.Kind == SqlPieceKind.Comment) reader.AddComment(piece);
            if (piece.Kind == SqlPieceKind.Statement) reader.Add(piece);
        }
        return reader.Finish(0, text.Length);
    }

    private void Add(Directive directive)
    {
        if (directive.IsSection)
            throw FileError.At(path, directive.Line, "bad-directive", $"the directive \"{directive.Name}\" begins a section of a file; here is one already");
        parts.Add(directive);
    }

    /// <summary>A comment between statements, or after the last token of one: where its value belongs, say.</summary>
    public void AddComment(SqlPiece piece)
    {
        var comment = piece.In(text);
        if (Directive.Of(comment, piece.Line, path) is { } directive) Add(directive);
        else if (OpenPlace(comment) is { } place) openValues.Add(new() { For = place, Line = piece.Line });
    }

    public void Add(SqlPiece piece)
    {
        var statement = SqlSplitter.Statement(piece, text);
        if (statement.Text.Contains("retort:", StringComparison.Ordinal)) ReadComments(statement);
        parts.Add(statement);
    }

    /// <summary>The script that lies between two positions of the text.</summary>
    public Script Finish(int start, int end) => new()
    {
        Text = text[start..end].ReplaceLineEndings("\n").Trim('\n', ' ', '\t'),
        Parts = parts.Finish(),
        OpenValues = openValues.ToValueList(),
    };

    /// <summary>A directive among the tokens of a statement means that the statement before it has no semicolon.</summary>
    private void ReadComments(SqlStatement statement)
    {
        var scanner = new SqlScanner(statement.Text, path, statement.Line);
        for (var token = scanner.Next(); token.Kind != SqlTokenKind.End; token = scanner.Next())
        {
            if (token.Kind != SqlTokenKind.Comment) continue;
            var comment = token.In(statement.Text).ToString();
            if (Directive.Of(comment, token.Line, path) is { } directive)
                throw FileError.At(path, token.Line, "directive-in-statement", $"the directive \"{directive.Name}\" stands inside a statement",
                    hint: $"End the statement of line {statement.Line} with a semicolon.");
            if (OpenPlace(comment) is { } place) openValues.Add(new() { For = place, Line = token.Line });
        }
    }

    private static string? OpenPlace(string comment)
    {
        const string mark = "retort: value for ";
        var content = comment.AsSpan().Trim("/* \t\r\n");
        return content.StartsWith(mark, StringComparison.Ordinal) ? content[mark.Length..].Trim().ToString() : null;
    }
}
