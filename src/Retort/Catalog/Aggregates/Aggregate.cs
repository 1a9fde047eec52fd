namespace Retort.Catalog.Aggregates;

/// <summary>An aggregate function. Its identity holds the types of its arguments.</summary>
public sealed record Aggregate : DatabaseObject
{
    /// <summary>The arguments as CREATE AGGREGATE writes them: <c>numeric order by text</c>; an asterisk for none.</summary>
    public required string Arguments { get; init; }

    /// <summary>The arguments as DROP AGGREGATE writes them.</summary>
    public required string IdentityArguments { get; init; }

    /// <summary>The type that comes back; it follows from the options.</summary>
    public required string Returns { get; init; }

    /// <summary>PostgreSQL's letter: <c>n</c>ormal, <c>o</c>rdered-set, <c>h</c>ypothetical-set.</summary>
    public required string Sort { get; init; }

    /// <summary>How many arguments stand before ORDER BY.</summary>
    public int DirectArguments { get; init; }

    /// <summary>What CREATE AGGREGATE lists: <c>sfunc = int4pl</c>.</summary>
    public ValueList<string> Options { get; init; }
}
