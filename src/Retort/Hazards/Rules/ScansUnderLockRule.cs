using Retort.Hazards.Measuring;
using Retort.Sql;

namespace Retort.Hazards.Rules;

/// <summary>Tables that are read from end to end, to check their rows, under a lock that makes others wait.</summary>
internal sealed class ScansUnderLockRule : HazardRule
{
    public override string Name => HazardName.ScansUnderLock;

    public override IEnumerable<Hazard> Find(StatementFacts facts, RuleContext context)
    {
        foreach (var table in facts.Scanned.Where(relation => relation.Kind is 'r' && context.Existed(relation.Oid)))
        {
            if (facts.Held(table.Oid) is not { } held || !held.BlocksWrites() || IsOtherwiseTold(table, facts, context)) continue;
            var waits = held.BlocksReads() ? "reads and writes wait" : "writes wait";
            yield return Finding(context.Name(table), $"every row of {context.Name(table)} is checked while {waits} ({held.Name()})", SafeForm(table, facts, context));
        }
    }

    /// <summary>A rewrite and a built index have hazards of their own.</summary>
    private static bool IsOtherwiseTold(MeasuredRelation table, StatementFacts facts, RuleContext context) =>
        facts.Rewritten.Contains(table)
        || (facts.NewIndexes(context).Concat(facts.Rebuilt).Any(index => index.Table == table.Oid) && !facts.Validated().Any(check => check.Type is 'c' or 'f' && check.Relation == table.Oid));

    private static string? SafeForm(MeasuredRelation table, StatementFacts facts, RuleContext context)
    {
        foreach (var check in facts.Validated())
        {
            if (check.Type is not ('c' or 'f') || (check.Relation != table.Oid && check.Referenced != table.Oid)) continue;
            var owner = context.Name(check.Relation);
            if (facts.Definitions.TryGetValue(check.Oid, out var definition)) return SafeStatements.NotValid(owner, check.Name, definition);
            if (facts.Before.Constraints.ContainsKey(check.Oid))
                return $"-- in a transaction after the one that added it\n-- retort: transaction\nalter table {owner} validate constraint {Identifier.Quote(check.Name)};";
        }
        var required = facts.ChangedColumns(context).FirstOrDefault(pair => pair.After.Relation == table.Oid && pair.After.IsNotNull && !pair.Before.IsNotNull);
        if (required.After is { } column) return SafeStatements.NotNull(context.Name(table), column.Name, context.ServerVersion);
        return facts.Writes.Any(write => write.Relation == table.Oid && write.Verb == "UPDATE")
            ? $"-- in a transaction of its own, in batches\n-- retort: backfill {context.Name(table)} by id in 5000\n{facts.Statement.Text};"
            : null;
    }
}
