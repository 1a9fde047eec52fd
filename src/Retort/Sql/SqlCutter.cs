namespace Retort.Sql;

/// <summary>Cuts a script into statements and what stands between them, by the rules of psql.</summary>
/// <remarks>
/// A semicolon ends a statement outside parentheses (<c>CREATE RULE ... DO (a; b)</c>) and outside the body of a
/// <c>CREATE FUNCTION ... BEGIN ATOMIC ... END</c>.
/// </remarks>
internal ref struct SqlCutter(string text, string? path, int firstLine)
{
    private readonly string text = text;
    private SqlScanner scanner = new(text, path, firstLine);
    private StatementShape shape = new();
    private bool rowsFollow;

    /// <summary>All pieces of a script, in order, without a hole between them.</summary>
    public static List<SqlPiece> Cut(string text, string? path = null, int firstLine = 1)
    {
        var cutter = new SqlCutter(text, path, firstLine);
        var pieces = new List<SqlPiece>();
        var position = 0;
        var line = firstLine;
        while (cutter.Next() is { } piece)
        {
            if (piece.Start > position) pieces.Add(new(SqlPieceKind.Gap, position, piece.Start, line));
            if (piece.End > piece.Start) pieces.Add(piece);
            line = piece.Line + text.AsSpan(piece.Start, piece.End - piece.Start).Count('\n');
            position = piece.End;
        }
        if (position < text.Length) pieces.Add(new(SqlPieceKind.Gap, position, text.Length, line));
        return pieces;
    }

    private SqlPiece? Next()
    {
        if (rowsFollow) return Rows();
        var token = scanner.Next();
        while (token.Is(text, ';')) token = scanner.Next();
        return token.Kind switch
        {
            SqlTokenKind.End => null,
            SqlTokenKind.Comment => new(SqlPieceKind.Comment, token.Start, token.End, token.Line),
            SqlTokenKind.Backslash => MetaCommand(token),
            _ => Statement(token),
        };
    }

    /// <summary>A statement ends with its last token: the comments after that are pieces of their own, so the scanner goes back to them.</summary>
    private SqlPiece Statement(SqlToken first)
    {
        shape = new();
        var token = first;
        var end = first.End;
        var afterEnd = scanner;
        while (token.Kind is not (SqlTokenKind.End or SqlTokenKind.Backslash) && !(token.Is(text, ';') && shape.IsClosed))
        {
            if (token.Kind != SqlTokenKind.Comment)
            {
                shape.Add(token, text);
                end = token.End;
                afterEnd = scanner;
            }
            token = scanner.Next();
        }
        rowsFollow = shape.TakesRows && token.Kind == SqlTokenKind.Symbol;
        if (!rowsFollow) scanner = afterEnd;
        return new(SqlPieceKind.Statement, first.Start, end, first.Line) { Closed = shape.IsClosed, TakesRows = shape.TakesRows };
    }

    private SqlPiece MetaCommand(SqlToken backslash)
    {
        var length = text.AsSpan(backslash.Start).IndexOfAny('\n', '\r');
        var end = length < 0 ? text.Length : backslash.Start + length;
        scanner.SkipTo(end);
        return new(SqlPieceKind.MetaCommand, backslash.Start, end, backslash.Line);
    }

    /// <summary>The rows begin on the line after the semicolon and end with a line that is <c>\.</c></summary>
    private SqlPiece Rows()
    {
        rowsFollow = false;
        var lineEnd = text.IndexOf('\n', scanner.Position);
        var start = lineEnd < 0 ? text.Length : lineEnd + 1;
        scanner.SkipTo(start);
        var line = scanner.Line;
        var end = start;
        while (end < text.Length)
        {
            var next = text.IndexOf('\n', end);
            var row = text.AsSpan(end, (next < 0 ? text.Length : next) - end).TrimEnd('\r');
            end = next < 0 ? text.Length : next + 1;
            if (row is "\\.") break;
        }
        scanner.SkipTo(end);
        return new(SqlPieceKind.CopyRows, start, end, line);
    }
}
