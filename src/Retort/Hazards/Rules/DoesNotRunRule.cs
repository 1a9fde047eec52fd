using Retort.Hazards.Measuring;

namespace Retort.Hazards.Rules;

/// <summary>What PostgreSQL refuses.</summary>
internal sealed class DoesNotRunRule : HazardRule
{
    public override string Name => HazardName.DoesNotRun;

    public override IEnumerable<Hazard> Find(StatementFacts facts, RuleContext context)
    {
        if (facts.Failure is not { } failure) yield break;
        yield return Finding(failure.SqlState, $"PostgreSQL refuses it: {failure.Message}", failure.SqlState == "25001" ? $"-- retort: no-transaction\n{facts.Statement.Text};" : null);
    }
}
