namespace Retort.Sql;

/// <summary>A stretch of a script. The pieces of a script, joined in order, are the script, character by character.</summary>
internal readonly record struct SqlPiece(SqlPieceKind Kind, int Start, int End, int Line)
{
    /// <summary>For a statement: whether its parentheses and its <c>BEGIN ATOMIC</c> are closed.</summary>
    public bool Closed { get; init; } = true;

    /// <summary>For a statement: whether it is <c>COPY ... FROM STDIN</c>.</summary>
    public bool TakesRows { get; init; }

    /// <summary>The piece's text.</summary>
    public string In(string text) => text[Start..End];
}
