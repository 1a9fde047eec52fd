using Retort.Hazards.Measuring;
using Retort.Sql;

namespace Retort.Hazards.Rules;

/// <summary>Foreign keys of tables in use that no index serves, also not one that comes later in the revision.</summary>
internal sealed class ForeignKeyWithoutIndexRule : HazardRule
{
    public override string Name => HazardName.ForeignKeyWithoutIndex;

    public override IEnumerable<Hazard> Find(StatementFacts facts, RuleContext context)
    {
        foreach (var key in facts.After.Constraints.Values.Where(key => key is { Type: 'f', Parent: 0 } && !facts.Before.Constraints.ContainsKey(key.Oid) && context.Existed(key.Relation)))
        {
            // A key that only helps to make another one, as that of a partition does, is told by that one.
            if (!context.End.Constraints.TryGetValue(key.Oid, out var kept) || kept.Parent != 0 || IsServed(kept, context.End)) continue;
            var (table, referenced) = (context.Name(key.Relation), context.Name(key.Referenced));
            var columns = string.Join(", ", key.Columns.Select(number => context.End.Columns.GetValueOrDefault((key.Relation, number))?.Name).OfType<string>().Select(Identifier.Quote));
            yield return Note(table, $"no index begins with {columns}: each delete of a row of {referenced}, and each change of its key, reads every row of {table}",
                $"-- before the foreign key, and in the model too\n-- retort: no-transaction\ncreate index concurrently on {table} ({columns});");
        }
    }

    private static bool IsServed(MeasuredConstraint key, CatalogState end) => end.Relations.Values.Any(index =>
        index.IsIndex && index.Table == key.Relation && index.Columns.Count > 0
        && (index.Columns.Take(key.Columns.Count).ToHashSet().SetEquals(key.Columns) || (index.IsUnique && index.Columns.All(key.Columns.Contains))));
}
