using Retort.Catalog;
using Retort.Catalog.Indexes;
using Retort.Catalog.Tables;
using Retort.Comparison;
using Retort.Configuration;

namespace Retort.Workspaces.Schemas;

/// <summary>What lies between the state that revisions lead to and a database that is there.</summary>
/// <remarks>Who owns an object and may use it is compared only where the revisions, or the configuration, say something of it.</remarks>
internal static class LiveComparison
{
    /// <summary>From the history to the database.</summary>
    public static Difference Forth(Database history, Database live, DatabaseConfiguration configuration) =>
        Comparer.Compare(ModelComparison.Completed(history, live, configuration), live, ModelComparison.Options(configuration, asksForValues: false));

    /// <summary>From the database back to the history.</summary>
    public static Difference Back(Database live, Database history, DatabaseConfiguration configuration) =>
        Comparer.Compare(live, ModelComparison.Completed(history, live, configuration), ModelComparison.Options(configuration, asksForValues: false));

    /// <summary>Indexes that no query can use, because building them failed. One that was built on ONLY a partitioned table is as its writer wanted it.</summary>
    public static IEnumerable<TableIndex> InvalidIndexes(Database live) =>
        live.Objects.OfType<TableIndex>().Where(index => !index.IsValid && live[index.Container!.Value] is not Table { PartitionKey: not null });

    /// <summary>The database as if its invalid indexes were whole: that one is not is said by itself, and no revision could make it so.</summary>
    public static Database WithWholeIndexes(Database live)
    {
        var invalid = InvalidIndexes(live).Select(index => index.Id).ToHashSet();
        return invalid.Count == 0 ? live : live.With(live.Objects.Select(item => invalid.Contains(item.Id) ? (TableIndex)item with { IsValid = true } : item));
    }
}
