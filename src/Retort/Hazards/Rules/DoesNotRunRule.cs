using Retort.Hazards.Measuring;

namespace Retort.Hazards.Rules;

/// <summary>What PostgreSQL refuses.</summary>
internal sealed class DoesNotRunRule : HazardRule
{
    public override string Name => HazardName.DoesNotRun;

    public override IEnumerable<Hazard> Find(StatementFacts facts, RuleContext context)
    {
        if (facts.Failure is not { } failure) yield break;
        yield return Finding(failure.SqlState.Length == 0 ? "code" : failure.SqlState, failure.SqlState.Length == 0 ? $"its code fails: {failure.Message}" : $"PostgreSQL refuses it: {failure.Message}", failure.SqlState == "25001" ? $"-- retort: no-transaction\n{facts.Statement.Text};" : null);
    }
}
