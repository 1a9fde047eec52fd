namespace Retort.Catalog.Rows;

/// <summary>The rows of the tables whose rows belong to the schema, and which foreign keys lead to these tables.</summary>
internal sealed record ReferenceData
{
    public ValueList<TableRows> Tables { get; init; }

    public ValueList<RowReference> References { get; init; }
}
