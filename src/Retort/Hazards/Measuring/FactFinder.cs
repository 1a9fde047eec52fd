using Retort.Sql;

namespace Retort.Hazards.Measuring;

/// <summary>Compares the states before and after a statement.</summary>
internal static class FactFinder
{
    public static StatementFacts Find(SqlStatement statement, bool inTransaction, CatalogState before, CatalogState after)
    {
        var stayed = before.Relations.Values.Where(relation => after.Relations.ContainsKey(relation.Oid)).ToList();
        var rewritten = stayed.Where(relation => relation.Kind is 'r' or 'm' or 'S' && relation.File != after.Relations[relation.Oid].File).ToList();
        return new()
        {
            Statement = statement,
            InTransaction = inTransaction,
            Before = before,
            After = after,
            Taken = Taken(before, after.Locks),
            Rewritten = rewritten,
            Rebuilt = stayed.FindAll(relation => relation.Kind == 'i' && relation.File != after.Relations[relation.Oid].File),
            Scanned = WithReferenced(before, after, stayed.FindAll(relation => relation.IsTable && after.Relations[relation.Oid].Scans > relation.Scans)),
        };
    }

    /// <summary>The locks that are stronger than what was held before.</summary>
    public static List<RelationLock> Taken(CatalogState before, IEnumerable<KeyValuePair<uint, LockMode>> held) =>
    [
        .. from one in held
           where before.Relations.ContainsKey(one.Key) && (!before.Locks.TryGetValue(one.Key, out var earlier) || one.Value > earlier)
           orderby before.Relations[one.Key].Name
           select new RelationLock(before.Relations[one.Key], one.Value),
    ];

    /// <summary>When an empty table's foreign key is checked, PostgreSQL need not look at the other table; with rows it does.</summary>
    private static List<MeasuredRelation> WithReferenced(CatalogState before, CatalogState after, List<MeasuredRelation> scanned)
    {
        foreach (var check in after.Constraints.Values.Where(check => check is { Type: 'f', IsValidated: true, Parent: 0 }))
        {
            if (before.Constraints.TryGetValue(check.Oid, out var old) && old.IsValidated) continue;
            if (scanned.Any(relation => relation.Oid == check.Relation) && before.Relations.TryGetValue(check.Referenced, out var referenced) && referenced.Kind == 'r' && !scanned.Contains(referenced)) scanned.Add(referenced);
        }
        return scanned;
    }
}
