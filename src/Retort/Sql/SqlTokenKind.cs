namespace Retort.Sql;

/// <summary>What a piece of SQL text is to PostgreSQL's own scanner.</summary>
internal enum SqlTokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A keyword or an unquoted name.</summary>
    Word,

    /// <summary>A name in double quotes, also <c>U&amp;"..."</c>.</summary>
    QuotedName,

    /// <summary>A string constant of any form, dollar quotes included.</summary>
    Text,

    /// <summary>A number or a parameter such as <c>$1</c>.</summary>
    Number,

    /// <summary>One character of an operator or of punctuation.</summary>
    Symbol,

    /// <summary>A comment of either form.</summary>
    Comment,

    /// <summary>A backslash outside quotes: a command to psql begins.</summary>
    Backslash,
}
