using Retort.Hazards.Measuring;
using Retort.Sql;

namespace Retort.Hazards.Rules;

/// <summary>Tables that are read from end to end, to check their rows, under a lock that makes others wait.</summary>
internal sealed class ScansUnderLockRule : HazardRule
{
    public override string Name => HazardName.ScansUnderLock;

    public override IEnumerable<Hazard> Find(StatementFacts facts, RuleContext context) =>
        from table in facts.Scanned
        where table.Kind == 'r' && context.Existed(table.Oid) && !IsOtherwiseTold(table, facts, context)
        let held = facts.Held(table.Oid) ?? LockMode.AccessShare
        where held.BlocksWrites()
        group table by held into tables
        let names = string.Join(" and of ", tables.Select(context.Name))
        select Finding(context.Name(tables.First()), $"every row of {names} is checked while {(tables.Key.BlocksReads() ? "reads and writes" : "writes")} wait ({tables.Key.Name()})", SafeForm(tables.First(), facts, context));

    /// <summary>A rewrite, a built index and a required column have hazards of their own.</summary>
    private static bool IsOtherwiseTold(MeasuredRelation table, StatementFacts facts, RuleContext context) =>
        facts.Rewritten.Contains(table)
        || facts.NewColumns(context).Any(column => column.Relation == table.Oid && column is { IsNotNull: true, HasDefault: false })
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
            ? $"-- in a transaction of its own, in batches\n-- retort: backfill {context.Name(table)} by {context.Key(table.Oid)} in 5000\n{facts.Statement.Text};"
            : null;
    }
}
