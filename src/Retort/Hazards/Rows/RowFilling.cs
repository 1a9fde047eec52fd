namespace Retort.Hazards.Rows;

/// <summary>What generated rows are to satisfy besides what the database demands by now.</summary>
internal sealed record RowFilling
{
    /// <summary>What the revision is going to demand of rows that are there; null while it was not asked for.</summary>
    public ValueList<RowDemand>? Demands { get; init; }

    /// <summary>Whether text is written in digits, so that it can become a number.</summary>
    public bool InDigits { get; init; }

    /// <summary>Tables that stay empty, as PostgreSQL names them: <c>shop.orders</c>.</summary>
    public ValueList<string> Left { get; init; }

    /// <summary>Whether all tables stay empty.</summary>
    public bool LeavesAll { get; init; }

    /// <summary>Why tables stay empty.</summary>
    public ValueList<string> Reasons { get; init; }
}
