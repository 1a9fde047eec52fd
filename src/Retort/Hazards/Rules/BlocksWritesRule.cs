using Retort.Hazards.Measuring;

namespace Retort.Hazards.Rules;

/// <summary>A lock that stops writers, kept while something long is done elsewhere.</summary>
internal sealed class BlocksWritesRule : HazardRule
{
    public override string Name => HazardName.BlocksWrites;

    public override IEnumerable<Hazard> Find(StatementFacts facts, RuleContext context) => [.. Kept(facts, context), .. Referenced(facts, context), .. Updated(facts, context)];

    private IEnumerable<Hazard> Kept(StatementFacts facts, RuleContext context) =>
        LongWork.KeptLocks(facts, context, mode => mode.BlocksWrites() && !mode.BlocksReads()).Select(one => Finding(context.Name(one.Locked),
            $"writes of {context.Name(one.Locked)} wait while {one.Meanwhile}: its lock is kept until the end of the transaction",
            "-- begin another transaction before this statement\n-- retort: transaction"));

    /// <summary>A foreign key locks two tables; the second is easily overlooked.</summary>
    private IEnumerable<Hazard> Referenced(StatementFacts facts, RuleContext context) =>
        from key in facts.After.Constraints.Values
        where key is { Type: 'f', Parent: 0 } && !facts.Before.Constraints.ContainsKey(key.Oid) && key.Referenced != key.Relation
        from taken in facts.Taken
        where taken.Relation.Oid == key.Referenced && taken.Mode.BlocksWrites() && context.Existed(key.Referenced) && facts.Scanned.All(relation => relation.Oid != key.Referenced)
        select Note(context.Name(key.Referenced), $"writes of {context.Name(key.Referenced)}, to which {Sql.Identifier.Quote(key.Name)} refers, wait for a moment too ({taken.Mode.Name()})");

    /// <summary>How many rows a condition leaves nobody knows here; that the whole table is read is known.</summary>
    private IEnumerable<Hazard> Updated(StatementFacts facts, RuleContext context) =>
        from write in facts.Writes
        where write.Verb == "UPDATE" && !facts.InBatches && context.Existed(write.Relation) && facts.Scanned.Any(relation => relation.Oid == write.Relation)
        where !(facts.Held(write.Relation) ?? LockMode.RowExclusive).BlocksWrites() // else ScansUnderLockRule says more
        let table = context.Name(write.Relation)
        select Note(table, $"all of {table} is read, and whoever writes a row that it updates waits until the transaction is done",
            $"-- in a transaction of its own, in batches\n-- retort: backfill {table} by {context.Key(write.Relation)} in 5000\n{facts.Statement.Text};");
}
