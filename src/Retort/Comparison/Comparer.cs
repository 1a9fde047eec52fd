using Retort.Catalog;

namespace Retort.Comparison;

/// <summary>Compares two databases and says, in order, which statements lead from one to the other.</summary>
public static class Comparer
{
    /// <summary>The way from one database to another; empty when nothing differs that is compared.</summary>
    /// <exception cref="Errors.SourceException">The way would lose rows that the change does not say to lose, or would touch what is not compared.</exception>
    public static Difference Compare(Database from, Database to, ComparisonOptions? options = null)
    {
        options ??= new ComparisonOptions();
        (from, to) = Rows.ReferenceRows.Join(from, to);
        var set = ChangeFinder.Find(from, to, options);
        var ordered = ChangeOrder.Sort(set, options);
        return new Difference { Changes = ordered.ToValueList(), Statements = StatementWriter.Write(ordered, set, options), LosesRows = Lost(set).Order().ToValueList() };
    }

    /// <summary>Tables that hold rows and are made again without them: an ordinary one that becomes foreign. A partitioned table holds none of its own.</summary>
    private static IEnumerable<ObjectId> Lost(ChangeSet set) =>
        set.Gone.Where(id => set.Created.Contains(id) && !set.Moves.ContainsKey(id) && set.From[id] is Catalog.Tables.Table { Server: null, PartitionKey: null });
}
