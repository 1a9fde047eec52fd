namespace Retort.Catalog.Functions;

/// <summary>A function, a procedure or a window function. Its identity holds the types of its input arguments.</summary>
public sealed record Function : DatabaseObject
{
    /// <summary>Whether it is called with CALL and returns nothing.</summary>
    public required bool IsProcedure { get; init; }

    /// <summary>Whether it is a window function.</summary>
    public bool IsWindow { get; init; }

    /// <summary>The arguments, and the columns of a returned table, in order.</summary>
    public ValueList<FunctionArgument> Arguments { get; init; }

    /// <summary>The type that comes back; null for a procedure.</summary>
    public string? Returns { get; init; }

    /// <summary>Whether any number of rows comes back.</summary>
    public bool ReturnsSet { get; init; }

    /// <summary>The language of the body.</summary>
    public required string Language { get; init; }

    /// <summary>The types that a transform turns into the language's own.</summary>
    public ValueList<string> Transforms { get; init; }

    /// <summary><c>immutable</c>, <c>stable</c> or <c>volatile</c>.</summary>
    public string Volatility { get; init; } = "volatile";

    /// <summary>Whether a null argument makes the result null without a call.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Whether it promises to tell nothing about its arguments.</summary>
    public bool IsLeakproof { get; init; }

    /// <summary>Whether it runs with the rights of its owner.</summary>
    public bool IsSecurityDefiner { get; init; }

    /// <summary><c>unsafe</c>, <c>restricted</c> or <c>safe</c>.</summary>
    public string Parallel { get; init; } = "unsafe";

    /// <summary>The estimated cost; null for the language's usual one.</summary>
    public string? Cost { get; init; }

    /// <summary>The estimated number of rows; null for the usual one.</summary>
    public string? Rows { get; init; }

    /// <summary>The planner's support function.</summary>
    public string? Support { get; init; }

    /// <summary>Settings that hold while it runs, as <c>name=value</c>.</summary>
    public ValueList<string> Settings { get; init; }

    /// <summary>The body as the language reads it: text, or the symbol in a library.</summary>
    public string Source { get; init; } = "";

    /// <summary>The library of a function written in C.</summary>
    public string? Library { get; init; }

    /// <summary>The body that PostgreSQL itself has parsed (BEGIN ATOMIC or RETURN); null when the body is text.</summary>
    public string? Body { get; init; }

    /// <summary>PostgreSQL's word for it: <c>function</c> or <c>procedure</c>.</summary>
    public string Noun => IsProcedure ? "procedure" : "function";

    /// <summary>The name with the input types: <c>shop.total(int, text)</c>.</summary>
    public string Signature => $"{Id.QualifiedName}({Id.Arguments})";
}
