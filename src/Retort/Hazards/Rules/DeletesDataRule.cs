using Retort.Hazards.Measuring;

namespace Retort.Hazards.Rules;

/// <summary>Columns and tables that go, rows that are deleted.</summary>
internal sealed class DeletesDataRule : HazardRule
{
    public override string Name => HazardName.DeletesData;

    public override IEnumerable<Hazard> Find(StatementFacts facts, RuleContext context)
    {
        foreach (var column in facts.GoneColumns(context).Where(column => !column.IsGenerated))
            if (facts.Before.Relations[column.Relation] is { Kind: 'r' or 'p', IsPartition: false } table)
                yield return Finding($"{context.Name(table)}.{Sql.Identifier.Quote(column.Name)}", $"every value in {context.Name(table)}.{Sql.Identifier.Quote(column.Name)} is lost, and code that names it fails");
        foreach (var table in facts.GoneRelations(context).Where(relation => relation.Kind is 'r' or 'p' && !GoesWithParent(relation, facts)))
            yield return Finding(context.Name(table), $"every row of {context.Name(table)} is lost, and code that names it fails");
        foreach (var write in facts.Writes.Where(write => write.Verb is "DELETE" or "TRUNCATE" && context.Existed(write.Relation)))
            yield return Finding(context.Name(write.Relation), write.Verb == "TRUNCATE" ? $"every row of {context.Name(write.Relation)} is lost" : $"rows of {context.Name(write.Relation)} are deleted");
    }

    private static bool GoesWithParent(MeasuredRelation relation, StatementFacts facts) => relation is { IsPartition: true, Parent: { } parent } && !facts.After.Relations.ContainsKey(parent);
}
