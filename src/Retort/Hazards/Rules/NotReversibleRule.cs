using Retort.Hazards.Measuring;

namespace Retort.Hazards.Rules;

/// <summary>What no statement takes back.</summary>
internal sealed class NotReversibleRule : HazardRule
{
    public override string Name => HazardName.NotReversible;

    public override IEnumerable<Hazard> Find(StatementFacts facts, RuleContext context) =>
        from pair in facts.After.Objects
        where pair.Key.Class == "label" && !facts.Before.Objects.ContainsKey(pair.Key)
        where context.Start.Objects.TryGetValue(("type", pair.Value.Owner), out _)
        let type = context.Name(context.Start.Objects[("type", pair.Value.Owner)])
        select Note(type, $"a label cannot be taken from {type} again: a downgrade makes the type anew");
}
