namespace Retort.Revisions;

/// <summary>The comment <c>/* retort: value for users.language */</c> inside a statement: a value that only a person knows.</summary>
public sealed record OpenValue
{
    /// <summary>What the value is for, as the comment says it: <c>users.language</c>.</summary>
    public required string For { get; init; }

    /// <summary>The line of the comment.</summary>
    public required int Line { get; init; }

    /// <summary>The comment that marks the place, for whoever writes the statement.</summary>
    public static string Mark(string table, string column) => $"/* retort: value for {table}.{column} */";
}
