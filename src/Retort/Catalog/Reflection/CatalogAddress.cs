namespace Retort.Catalog.Reflection;

/// <summary>PostgreSQL's own address of an object: the catalog, the row in it, the column or 0. It never leaves the readers.</summary>
internal readonly record struct CatalogAddress(uint Class, uint Oid, int Sub)
{
    /// <summary>The whole object of which this may be a column.</summary>
    public CatalogAddress Whole => this with { Sub = 0 };
}
