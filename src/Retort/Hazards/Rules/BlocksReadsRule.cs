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
            var message = $"reads and writes of {context.Name(table)} wait for the lock that drops index {context.Name(index)}";
            yield return index.Kind == 'I'
                ? Note(context.Name(table), $"{message}; of a partitioned table PostgreSQL drops none concurrently")
                : Finding(context.Name(table), message, $"-- retort: no-transaction\ndrop index concurrently {context.Name(index)};");
        }
    }

    private IEnumerable<Hazard> Detached(StatementFacts facts, RuleContext context)
    {
        foreach (var partition in facts.Before.Relations.Values.Where(relation => relation is { IsPartition: true, IsIndex: false, Parent: not null } && context.Existed(relation.Oid)))
        {
            var parent = partition.Parent!.Value;
            var after = facts.After.Relations.GetValueOrDefault(partition.Oid);
            if (after is { IsPartition: true } || !facts.After.Relations.ContainsKey(parent) || facts.Held(parent) != LockMode.AccessExclusive) continue;
            var (table, name) = (context.Name(parent), context.Name(partition));
            var message = $"reads and writes of {table} and all its partitions wait for the lock that {(after is null ? "drops" : "detaches")} {name}";
            if (context.ServerVersion < 14) yield return Note(table, $"{message}; PostgreSQL {context.ServerVersion} detaches none concurrently");
            else if (facts.Before.Relations.Values.FirstOrDefault(other => other.IsDefault && other.Parent == parent) is { } rest)
                yield return Note(table, $"{message}; PostgreSQL detaches none concurrently beside a default partition ({context.Name(rest)})");
            else
                yield return Finding(table, message, $"-- retort: no-transaction\nalter table {table} detach partition {name} concurrently;{(after is null ? $"\n\n-- retort: transaction\ndrop table {name};" : "")}");
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
