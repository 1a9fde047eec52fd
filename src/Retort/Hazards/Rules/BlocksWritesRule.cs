using Retort.Hazards.Measuring;

namespace Retort.Hazards.Rules;

/// <summary>A lock that stops writers, kept while something long is done elsewhere.</summary>
internal sealed class BlocksWritesRule : HazardRule
{
    public override string Name => HazardName.BlocksWrites;

    public override IEnumerable<Hazard> Find(StatementFacts facts, RuleContext context) =>
        LongWork.KeptLocks(facts, context, mode => mode.BlocksWrites() && !mode.BlocksReads()).Select(one => Finding(context.Name(one.Locked),
            $"writes of {context.Name(one.Locked)} wait while {one.Meanwhile}: its lock is kept until the end of the transaction",
            "-- begin another transaction before this statement\n-- retort: transaction"));
}
