using Retort.Hazards.Measuring;
using Retort.Revisions;

namespace Retort.Hazards.Rules;

/// <summary>All rules, applied to what was measured of a script.</summary>
internal static class HazardRules
{
    public static ValueList<HazardRule> All { get; } =
    [
        new DeletesDataRule(),
        new RewritesTableRule(),
        new ScansUnderLockRule(),
        new BuildsIndexRule(),
        new BlocksReadsRule(),
        new BlocksWritesRule(),
        new BreaksRunningCodeRule(),
        new MayFailOnDataRule(),
        new ForeignKeyWithoutIndexRule(),
        new NotReversibleRule(),
        new CutsNameRule(),
        new DoesNotRunRule(),
        new ActsOnServerRule(),
    ];

    /// <summary>The hazards of a script, in the order of its statements, with what the file accepts.</summary>
    public static IEnumerable<Hazard> Find(Script script, IReadOnlyList<StatementFacts> facts, string schema, int serverVersion)
    {
        if (facts.Count == 0) yield break;
        var context = new RuleContext { Start = facts[0].Before, End = facts[^1].After, Schema = schema, ServerVersion = serverVersion };
        foreach (var one in facts)
        {
            var part = script.Parts.FirstOrDefault(part => part.Statements.Any(statement => ReferenceEquals(statement, one.Statement)));
            foreach (var hazard in All.SelectMany(rule => rule.Find(one, context)).DistinctBy(hazard => (hazard.Name, hazard.Object, hazard.Message)))
                yield return hazard with
                {
                    Line = one.Statement.Line,
                    Statement = one.Statement.Text,
                    Allowed = part?.Allowed.FirstOrDefault(allowed => allowed.Hazard == hazard.Name)?.Reason,
                };
        }
    }
}
