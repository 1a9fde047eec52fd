using Retort.Hazards.Measuring;
using Retort.Sql;

namespace Retort.Hazards.Rules;

/// <summary>Indexes that are built on tables in use.</summary>
internal sealed class BuildsIndexRule : HazardRule
{
    public override string Name => HazardName.BuildsIndex;

    public override IEnumerable<Hazard> Find(StatementFacts facts, RuleContext context)
    {
        foreach (var index in facts.NewIndexes(context).Where(index => index.Kind == 'i' && WasRead(index, facts)))
        {
            var (table, name) = (facts.Before.Relations.GetValueOrDefault(index.Table!.Value), Identifier.Quote(index.Name));
            if (table is null || facts.Rewritten.Contains(table)) continue;
            var held = facts.Held(table.Oid);
            if (held is not { } mode || !mode.BlocksWrites())
                yield return Note(context.Name(table), $"index {name} is built beside everybody's work; it waits for transactions that are older");
            else
                yield return Finding(context.Name(table), $"index {name} is built while {(mode.BlocksReads() ? "reads and writes" : "writes")} of {context.Name(table)} wait ({mode.Name()})", SafeForm(index, table, facts, context));
        }
        foreach (var index in facts.Rebuilt.Where(index => context.Existed(index.Table!.Value) && !facts.Rewritten.Any(table => table.Oid == index.Table)))
            yield return Finding(context.Name(index.Table!.Value), $"index {context.Name(index)} is built anew while writes of {context.Name(index.Table!.Value)} wait, and every query that plans with it", $"-- retort: no-transaction\nreindex index concurrently {context.Name(index)};");
    }

    /// <summary>A new entry in the catalog need not be a new file: some changes of type keep it.</summary>
    private static bool WasRead(MeasuredRelation index, StatementFacts facts) => !facts.Before.Relations.Values.Any(before => before.File is { } file && file == index.File);

    private static string? SafeForm(MeasuredRelation index, MeasuredRelation table, StatementFacts facts, RuleContext context)
    {
        if (!facts.Definitions.TryGetValue(index.Oid, out var definition)) return null;
        if (index.IsPartition && index.Parent is not null) return $"-- on each partition, then on the parent, which takes them over\n{SafeStatements.Concurrently(definition, null)}";
        if (facts.After.ConstraintOf(index.Oid) is not { } constraint) return SafeStatements.Concurrently(definition, null);
        if (constraint.Type == 'x') return null; // PostgreSQL has no other form for it
        var name = Identifier.Quote(constraint.Name);
        return SafeStatements.Concurrently(definition, $"alter table {context.Name(table)} add constraint {name} {(constraint.Type == 'p' ? "primary key" : "unique")} using index {name}");
    }
}
