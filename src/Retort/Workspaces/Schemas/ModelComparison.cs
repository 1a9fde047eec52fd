using Retort.Catalog;
using Retort.Comparison;
using Retort.Configuration;

namespace Retort.Workspaces.Schemas;

/// <summary>How the configuration of a database says to compare.</summary>
internal static class ModelComparison
{
    public static ComparisonOptions Options(DatabaseConfiguration configuration, bool asksForValues) => new()
    {
        AsksForValues = asksForValues,
        Includes = new ComparedObjects(configuration).Include,
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
}
