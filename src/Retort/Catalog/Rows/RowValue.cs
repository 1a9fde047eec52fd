using Retort.Sql;

namespace Retort.Catalog.Rows;

/// <summary>A value of a row.</summary>
/// <param name="Column">The column.</param>
/// <param name="Text">The value as PostgreSQL prints it, or null.</param>
internal sealed record RowValue(string Column, string? Text)
{
    /// <summary>A text that no value has: the column is not there yet, and PostgreSQL will compute what it holds.</summary>
    public const string Unknown = "\0";

    /// <summary>The type of the column.</summary>
    public Incidental<string> Type { get; init; }

    /// <summary>Whether a statement can give it.</summary>
    public Incidental<bool> IsGenerated { get; init; }

    /// <summary>The value in a statement. Text in quotes takes the type of its column, so that no cast is needed.</summary>
    public string Literal => Text switch
    {
        null => "null",
        "t" when Type.Value == "boolean" => "true",
        "f" when Type.Value == "boolean" => "false",
        _ when IsNumber => Text,
        _ => Sql.Literal.Quote(Text),
    };

    /// <summary>As an assignment: <c>name = 'Japan'</c>.</summary>
    public string Assignment => $"{Identifier.Quote(Column)} = {Literal}";

    // NaN and Infinity are words, and as such in quotes.
    private bool IsNumber => Type.Value.Split('(')[0] is "smallint" or "integer" or "bigint" or "numeric" or "real" or "double precision"
        && Text!.All(character => char.IsAsciiDigit(character) || character is '-' or '.' or 'e' or '+');
}
