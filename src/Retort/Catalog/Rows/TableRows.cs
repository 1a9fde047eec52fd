namespace Retort.Catalog.Rows;

/// <summary>All rows of one table.</summary>
internal sealed record TableRows
{
    /// <summary>The table.</summary>
    public required ObjectId Table { get; init; }

    /// <summary>The columns of the primary key, in its order; empty when there is none.</summary>
    public ValueList<string> Key { get; init; }

    /// <summary>The columns that were read, in the order of the table.</summary>
    public required ValueList<RowColumn> Columns { get; init; }

    /// <summary>The rows in the order of the key: for each column the value as PostgreSQL prints it, or null.</summary>
    public ValueList<ValueList<string?>> Rows { get; init; }
}
