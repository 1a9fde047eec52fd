using Retort.Sql;

namespace Retort.Catalog.Views;

/// <summary>The query of a view or materialized view.</summary>
internal static class ViewDefinition
{
    /// <summary>What pg_get_viewdef printed, as a person lays it out: without the leading space, the closing semicolon and the deep indentation.</summary>
    public static string Read(string printed) => SqlText.LowerCase(printed).Trim().TrimEnd(';');
}
