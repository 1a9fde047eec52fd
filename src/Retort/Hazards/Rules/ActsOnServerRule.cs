using Retort.Hazards.Measuring;

namespace Retort.Hazards.Rules;

/// <summary>What was not run, because a scratch database does not contain its effect.</summary>
internal sealed class ActsOnServerRule : HazardRule
{
    public override string Name => HazardName.ActsOnServer;

    public override IEnumerable<Hazard> Find(StatementFacts facts, RuleContext context)
    {
        if (facts.IsLeftOut) yield return Note("server", "it acts on more than this database, so it was not run and not measured");
    }
}
