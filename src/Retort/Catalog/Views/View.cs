namespace Retort.Catalog.Views;

/// <summary>A view.</summary>
public sealed record View : DatabaseObject
{
    /// <summary>The query, as PostgreSQL prints it with keywords in lower case.</summary>
    public required string Definition { get; init; }

    /// <summary>The columns in order: CREATE OR REPLACE VIEW may only add to them.</summary>
    public ValueList<ResultColumn> Columns { get; init; }

    /// <summary>Options such as <c>security_barrier=true</c>, the check option apart.</summary>
    public ValueList<string> Options { get; init; }

    /// <summary><c>local</c> or <c>cascaded</c>; null when rows are not checked.</summary>
    public string? CheckOption { get; init; }
}
