namespace Retort.Catalog.Rules;

/// <summary>A rewrite rule of a table or view.</summary>
public sealed record Rule : DatabaseObject
{
    /// <summary>What CREATE RULE says after the name, as PostgreSQL prints it with keywords in lower case.</summary>
    public required string Definition { get; init; }

    /// <summary>When it fires: <c>origin</c> (as created), <c>replica</c>, <c>always</c> or <c>disabled</c>.</summary>
    public string Enabled { get; init; } = "origin";

    /// <summary>The table or view.</summary>
    public required ObjectId Relation { get; init; }

    /// <inheritdoc/>
    public override ObjectId? Container => Relation;
}
