using Retort.Catalog;
using Retort.Comparison;
using Retort.Configuration;

namespace Retort.Workspaces;

/// <summary>How the configuration of a database says to compare.</summary>
internal static class ModelComparison
{
    public static ComparisonOptions Options(DatabaseConfiguration configuration, bool asksForValues) => new()
    {
        AsksForValues = asksForValues,
        Includes = item => Includes(configuration, item),
    };

    /// <summary>The model with the owners and privileges that are there, where nothing in the model or the configuration asks for others.</summary>
    public static Database Completed(Database model, Database actual, DatabaseConfiguration configuration) => model.With(
        model.Objects.Select(item => actual[item.Id] is not { } there
            ? item with { Owner = configuration.CompareOwners ? item.Owner : null } // whoever creates it owns it
            : item with
            {
                Owner = configuration.CompareOwners ? item.Owner : there.Owner,
                Privileges = configuration.ComparePrivileges || item.Privileges is not null ? item.Privileges : there.Privileges,
            }));

    private static bool Includes(DatabaseConfiguration configuration, DatabaseObject item)
    {
        var schema = item is Catalog.Schemas.Schema ? item.Id.Name : item.Id.Schema.Length > 0 ? item.Id.Schema : configuration.Schema;
        // Rows are asked for by the names of their tables.
        var kind = (item is Catalog.Rows.Row ? ObjectKinds.Table : item.Id.Kind).Name;
        return (configuration.Include.Schemas.Count == 0 || Any(configuration.Include.Schemas, schema))
            && (configuration.Include.Kinds.Count == 0 || Any(configuration.Include.Kinds, kind))
            && !Any(configuration.Exclude.Schemas, schema)
            && !Any(configuration.Exclude.Kinds, kind);
    }

    private static bool Any(ValueList<string> globs, string name) =>
        globs.Any(glob => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(glob, name, ignoreCase: false));
}
