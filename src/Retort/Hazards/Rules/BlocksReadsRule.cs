using Retort.Hazards.Measuring;
using Retort.Sql;

namespace Retort.Hazards.Rules;

/// <summary>ACCESS EXCLUSIVE where there is a form without it, or where it is kept while something long is done elsewhere.</summary>
internal sealed class BlocksReadsRule : HazardRule
{
    public override string Name => HazardName.BlocksReads;

    public override IEnumerable<Hazard> Find(StatementFacts facts, RuleContext context) =>
        [.. DroppedIndexes(facts, context), .. Detached(facts, context), .. Refreshed(facts, context), .. LongWork.KeptLocks(facts, context, mode => mode.BlocksReads()).Select(one => Kept(one, context))];

    private IEnumerable<Hazard> DroppedIndexes(StatementFacts facts, RuleContext context)
    {
        foreach (var index in facts.GoneRelations(context).Where(relation => relation.IsIndex && !relation.IsPartition))
        {
            var table = index.Table!.Value;
            if (!facts.After.Relations.ContainsKey(table) || facts.Held(table) != LockMode.AccessExclusive) continue;
            if (facts.Before.ConstraintOf(index.Oid) is not null || facts.GoneColumns(context).Any(column => column.Relation == table)) continue;
            if (facts.After.Relations.Values.Any(after => after.Table == table && after.Name == index.Name)) continue;
            yield return Finding(context.Name(table), $"reads and writes of {context.Name(table)} wait for the lock that drops index {context.Name(index)}",
                index.Kind == 'I' ? null : $"-- retort: no-transaction\ndrop index concurrently {context.Name(index)};");
        }
    }

    private IEnumerable<Hazard> Detached(StatementFacts facts, RuleContext context)
    {
        foreach (var partition in facts.Before.Relations.Values.Where(relation => relation is { IsPartition: true, IsIndex: false, Parent: not null } && context.Existed(relation.Oid)))
        {
            var parent = partition.Parent!.Value;
            if (!facts.After.Relations.TryGetValue(partition.Oid, out var after) || after.IsPartition || facts.Held(parent) != LockMode.AccessExclusive) continue;
            yield return Finding(context.Name(parent), $"reads and writes of {context.Name(parent)} and all its partitions wait for the lock that detaches {context.Name(partition)}",
                context.ServerVersion < 14 ? null : $"-- retort: no-transaction\nalter table {context.Name(parent)} detach partition {context.Name(partition)} concurrently;");
        }
    }

    private IEnumerable<Hazard> Refreshed(StatementFacts facts, RuleContext context) => facts.Rewritten
        .Where(relation => relation.Kind == 'm' && context.Existed(relation.Oid) && facts.Held(relation.Oid) == LockMode.AccessExclusive)
        .Select(view => Finding(context.Name(view), $"reads of {context.Name(view)} wait until its query is done",
            $"-- needs a unique index without WHERE and expressions\nrefresh materialized view concurrently {context.Name(view)};"));

    private Hazard Kept((MeasuredRelation Locked, string Meanwhile) one, RuleContext context) => Finding(context.Name(one.Locked),
        $"reads and writes of {context.Name(one.Locked)} wait while {one.Meanwhile}: its lock is kept until the end of the transaction",
        "-- begin another transaction before this statement\n-- retort: transaction");
}
