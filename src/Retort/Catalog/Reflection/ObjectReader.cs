namespace Retort.Catalog.Reflection;

/// <summary>Turns the rows of one catalog query into the objects of one kind.</summary>
/// <param name="query">The query's path without its ending: <c>Catalog/Columns/Column</c>.</param>
internal abstract class ObjectReader(string query)
{
    /// <summary>The query's path without its ending.</summary>
    public string Query => query;

    /// <summary>The object of a row; owner, comment, privileges and labels are filled in by the caller from the columns of those names.</summary>
    public abstract DatabaseObject Read(CatalogRow row);
}
