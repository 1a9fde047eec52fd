using Retort.Catalog;
using Retort.Catalog.Rows;
using Retort.Catalog.Tables;
using Retort.Comparison.Rows;
using Retort.Configuration;
using Retort.Errors;

namespace Retort.Workspaces.Schemas;

/// <summary>The tables whose rows belong to the model.</summary>
internal static class ReferenceTables
{
    /// <summary>Refuses a model whose reference data cannot be compared or is not there.</summary>
    public static void Check(Database model, DatabaseConfiguration configuration)
    {
        foreach (var table in model.ReferenceData?.Tables ?? [])
            if (table.Key.Count == 0) throw RowForm.WithoutKey(table.Table);
        foreach (var glob in configuration.ReferenceData)
            if (!model.Objects.OfType<Table>().Any(table => TableChoice.Matches(glob, table.Id, configuration.Schema))) throw Missing(glob, configuration);
    }

    private static ConfigurationException Missing(string glob, DatabaseConfiguration configuration) =>
        new("no-reference-table", $"the model has no table \"{glob}\" for reference data")
        {
            Detail = $"\"referenceData\" of database \"{configuration.Name}\" names it.",
            Hint = "Correct the name in `retort.json`; a table outside the default schema is named with its schema: `shop.countries`.",
        };
}
