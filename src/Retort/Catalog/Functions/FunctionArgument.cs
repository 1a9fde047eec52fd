namespace Retort.Catalog.Functions;

/// <summary>One argument of a function or a procedure, or a column of the table that it returns.</summary>
/// <param name="Mode">Empty for plain input; else <c>out</c>, <c>inout</c>, <c>variadic</c>, or <c>table</c> for a returned column.</param>
/// <param name="Name">The name; empty when it has none.</param>
/// <param name="Type">The type in PostgreSQL's short spelling.</param>
/// <param name="Default">The expression that an absent argument takes; empty when it must be given.</param>
public readonly record struct FunctionArgument(string Mode, string Name, string Type, string Default)
{
    /// <summary>Whether a call gives it a value.</summary>
    public bool IsInput => Mode is "" or "inout" or "variadic";

    /// <summary>Whether it is part of what comes back.</summary>
    public bool IsOutput => Mode is "out" or "inout" or "table";

    /// <summary>As CREATE FUNCTION writes it: <c>out total numeric</c>.</summary>
    public string Declaration
    {
        get
        {
            var declaration = Name.Length > 0 ? $"{Sql.Identifier.Quote(Name)} {Type}" : Type;
            if (Mode is not ("" or "table")) declaration = $"{Mode} {declaration}";
            return Default.Length > 0 ? $"{declaration} default {Default}" : declaration;
        }
    }
}
