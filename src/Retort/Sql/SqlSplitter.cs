using Retort.Errors;

namespace Retort.Sql;

/// <summary>Splits a script into the statements that PostgreSQL is sent, one by one.</summary>
public static class SqlSplitter
{
    /// <summary>The statements of a script, in order; empty ones and those of comments alone are left out.</summary>
    /// <param name="text">The script, with line breaks of any kind.</param>
    /// <param name="path">The file it comes from, for errors.</param>
    /// <param name="firstLine">The line of the file where the text begins.</param>
    /// <exception cref="SourceException">
    /// Something has no end (<c>unterminated-string</c>, ...), or only psql can run it (<c>psql-command</c>, <c>copy-from-stdin</c>).
    /// </exception>
    public static ValueList<SqlStatement> Split(string text, string? path = null, int firstLine = 1)
    {
        var statements = new List<SqlStatement>();
        foreach (var piece in SqlCutter.Cut(text, path, firstLine))
        {
            Refuse(piece, text, path);
            if (piece.Kind == SqlPieceKind.Statement) statements.Add(Statement(piece, text));
        }
        return statements.ToValueList();
    }

    internal static SqlStatement Statement(SqlPiece piece, string text) =>
        new() { Text = piece.In(text), Line = piece.Line, Offset = piece.Start };

    /// <summary>Refuses what PostgreSQL itself cannot run.</summary>
    internal static void Refuse(SqlPiece piece, string text, string? path)
    {
        if (piece.Kind == SqlPieceKind.MetaCommand) throw PsqlCommand(piece, text, path);
        if (piece.TakesRows) throw CopyFromStdin(piece, path);
        if (!piece.Closed) throw Unclosed(piece, path);
    }

    internal static string Place(string? path, int line) => path is null ? $"line {line}" : $"{path}:{line}";

    private static SourceException PsqlCommand(SqlPiece piece, string text, string? path)
    {
        var command = piece.In(text);
        var name = command.AsSpan(0, command.AsSpan().IndexOfAny(" \t") is var end and > 0 ? end : command.Length);
        return new("psql-command", $"\"{name}\" is a command of psql, not of PostgreSQL")
        {
            Where = [Place(path, piece.Line), command],
            Hint = "Remove the line, or write what it does as SQL.",
        };
    }

    private static SourceException CopyFromStdin(SqlPiece piece, string? path) =>
        new("copy-from-stdin", "COPY ... FROM STDIN cannot run here: its rows are not SQL")
        {
            Where = [Place(path, piece.Line)],
            Hint = "Write the rows as INSERT statements; `pg_dump --inserts` does.",
        };

    private static SourceException Unclosed(SqlPiece piece, string? path) =>
        new("unclosed-statement", "a parenthesis or a BEGIN ATOMIC is never closed, so the statement has no end")
        {
            Where = [Place(path, piece.Line)],
            Hint = "Close it; until then every statement after it is part of this one.",
        };
}
