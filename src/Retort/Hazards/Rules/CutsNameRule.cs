using Retort.Hazards.Measuring;

namespace Retort.Hazards.Rules;

/// <summary>Names that are longer than PostgreSQL keeps.</summary>
internal sealed class CutsNameRule : HazardRule
{
    public override string Name => HazardName.CutsName;

    public override IEnumerable<Hazard> Find(StatementFacts facts, RuleContext context) =>
        facts.CutNames.Select(words => Finding(words.Split('"') is [_, var name, ..] ? name : words, $"{words}: two such names that begin alike are one"));
}
