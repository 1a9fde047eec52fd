namespace Retort.Catalog.Statistics;

/// <summary>Extended statistics of a table.</summary>
public sealed record StatisticsObject : DatabaseObject
{
    /// <summary>The table, as SQL writes it.</summary>
    public required string Table { get; init; }

    /// <summary>The columns, as SQL writes them, and the expressions in parentheses.</summary>
    public required string On { get; init; }

    /// <summary>What is gathered: <c>ndistinct</c>, <c>dependencies</c>, <c>mcv</c>; empty for all of it.</summary>
    public ValueList<string> Kinds { get; init; }

    /// <summary>The statistics target; null for that of the columns.</summary>
    public int? Target { get; init; }
}
