namespace Retort.Sql;

/// <summary>What a stretch of a script is to psql.</summary>
internal enum SqlPieceKind
{
    /// <summary>White space and semicolons.</summary>
    Gap,

    /// <summary>A comment between statements.</summary>
    Comment,

    /// <summary>A statement without its semicolon.</summary>
    Statement,

    /// <summary>A command to psql, from its backslash to the end of the line.</summary>
    MetaCommand,

    /// <summary>The rows that follow <c>COPY ... FROM STDIN</c>, with the line that ends them.</summary>
    CopyRows,
}
