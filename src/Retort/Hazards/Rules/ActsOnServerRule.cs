using Retort.Hazards.Measuring;

namespace Retort.Hazards.Rules;

/// <summary>What reaches beyond the database: it was not run, or run and taken back.</summary>
internal sealed class ActsOnServerRule : HazardRule
{
    public override string Name => HazardName.ActsOnServer;

    public override IEnumerable<Hazard> Find(StatementFacts facts, RuleContext context)
    {
        if (facts.IsLeftOut) yield return Note("server", "it acts on more than this database, so it was not run and not measured");
        if (facts.Reach.Count == 0) yield break;
        var message = $"it changes {string.Join(" and ", facts.Reach.Select(one => one.What))}: other databases see that too";
        // What stands behind it in the same transaction was measured, but no more than that.
        yield return !facts.IsTakenBack ? Note("server", message)
            : facts.Reach.Any(one => one.IsElsewhere) ? Finding("server", $"{message}; so its transaction was taken back, and what comes after was not measured")
            : Finding("server", $"{message}; so its transaction was taken back, and what comes after was not measured", "// in retort.json: a server that has only databases for development\n\"scratch\": \"local:scratch\"");
    }
}
