using Retort.Hazards.Measuring;

namespace Retort.Hazards.Rules;

/// <summary>Work whose time grows with a table, and the locks on other tables that are kept meanwhile.</summary>
internal static class LongWork
{
    /// <summary>Tables in use that are locked, though the statement works on another.</summary>
    public static IEnumerable<(MeasuredRelation Locked, string Meanwhile)> KeptLocks(StatementFacts facts, RuleContext context, Func<LockMode, bool> counts)
    {
        if (!facts.InTransaction) yield break;
        var work = facts.Rewritten.Where(relation => relation.Kind is 'r' or 'm').Concat(facts.Scanned).Where(relation => context.Existed(relation.Oid)).DistinctBy(relation => relation.Oid).ToList();
        // What only looks up something in a small table, as an INSERT ... SELECT may, is not told apart from what reads a large one: only checks and builds count.
        if (work.Count == 0 || !IsSchemaWork(facts, context)) yield break;
        var meanwhile = $"{context.Name(work[0])} is read from end to end";
        foreach (var (oid, mode) in facts.After.Locks)
        {
            if (!counts(mode) || !context.Existed(oid) || !facts.Before.Relations.TryGetValue(oid, out var locked)) continue;
            if (locked.Kind is not ('r' or 'p') || work.Any(relation => relation.Oid == oid || relation.Parent == oid)) continue;
            yield return (locked, meanwhile);
        }
    }

    private static bool IsSchemaWork(StatementFacts facts, RuleContext context) =>
        facts.Rewritten.Count > 0 || facts.Rebuilt.Count > 0 || facts.NewIndexes(context).Any() || facts.Validated().Any()
        || facts.ChangedColumns(context).Any(pair => pair.After.IsNotNull && !pair.Before.IsNotNull);
}
