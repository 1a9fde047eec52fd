namespace Retort.Sql;

/// <summary>One command of a script, as it is sent to PostgreSQL.</summary>
public sealed record SqlStatement
{
    /// <summary>The command without the comments before it and without its closing semicolon.</summary>
    public required string Text { get; init; }

    /// <summary>The line of the file where the command begins, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The position of the command's first character in the text that was split.</summary>
    public int Offset { get; init; }

    /// <summary>Work of a program that takes the place of the command; without the program, the command raises an error that says so.</summary>
    internal CodeStep? Code { get; init; }
}
