using Retort.Hazards.Measuring;
using Retort.Sql;

namespace Retort.Hazards.Rules;

/// <summary>Names that deployed code uses and that are gone when the revision is done.</summary>
internal sealed class BreaksRunningCodeRule : HazardRule
{
    public override string Name => HazardName.BreaksRunningCode;

    public override IEnumerable<Hazard> Find(StatementFacts facts, RuleContext context) =>
        [.. Relations(facts, context), .. Columns(facts, context), .. Objects(facts, context), .. RowSecurity(facts, context), .. DisabledTriggers(facts, context)];

    private IEnumerable<Hazard> Relations(StatementFacts facts, RuleContext context)
    {
        foreach (var relation in facts.Before.Relations.Values.Where(relation => !relation.IsIndex && context.Existed(relation.Oid)))
        {
            var after = facts.After.Relations.GetValueOrDefault(relation.Oid);
            if (after is not null && after.Name == relation.Name && after.Schema == relation.Schema) continue;
            // That a table goes, DeletesDataRule says already; by a name that the revision itself gave, nobody knows it.
            if (context.Start.Relations[relation.Oid] is var known && (known.Name, known.Schema) != (relation.Name, relation.Schema)) continue;
            if (Named(context.End, relation) is not null || (relation.Kind is 'S' or 'r' or 'p' && after is null)) continue;
            var name = context.Name(relation);
            yield return after is null
                ? Finding(name, $"code that uses {relation.Noun} {name} fails from now on")
                : Finding(name, $"code that still says {name} fails from now on: it is {context.Name(after)} now",
                    relation.Kind is 'r' or 'p' ? $"{facts.Statement.Text};\n-- in the same transaction, until no code says the old name any more\ncreate view {name} as select * from {context.Name(after)};" : null);
        }
    }

    private IEnumerable<Hazard> Columns(StatementFacts facts, RuleContext context)
    {
        foreach (var (key, column) in facts.Before.Columns.Where(pair => context.Start.Columns.ContainsKey(pair.Key) && facts.After.Relations.ContainsKey(pair.Key.Relation)))
        {
            if (facts.Before.Relations[key.Relation] is not { IsPartition: false } relation) continue;
            var after = facts.After.Columns.GetValueOrDefault(key);
            if (context.Start.Columns[key].Name != column.Name) continue;
            if (after?.Name == column.Name || (after is null && relation.Kind is 'r' or 'p' && !column.IsGenerated)) continue;
            if (Named(context.End, relation) is { } end && context.End.Columns.Values.Any(other => other.Relation == end.Oid && other.Name == column.Name)) continue;
            var (table, name) = (context.Name(relation), Identifier.Quote(column.Name));
            yield return after is null
                ? Finding($"{table}.{name}", $"code that names {table}.{name} fails from now on")
                : Finding($"{table}.{name}", $"code that still says {table}.{name} fails from now on: it is {Identifier.Quote(after.Name)} now",
                    $"-- both names for a while, kept equal by triggers:\n-- retort revision --expand-contract --rename {table}.{name}:{Identifier.Quote(after.Name)} -m \"...\"");
        }
    }

    private IEnumerable<Hazard> Objects(StatementFacts facts, RuleContext context)
    {
        foreach (var (key, item) in facts.Before.Objects.Where(pair => pair.Key.Class is not ("trigger" or "disabled trigger" or "policy" or "extension") && context.Start.Objects.ContainsKey(pair.Key)))
        {
            if (facts.After.Objects.TryGetValue(key, out var after) && after.Name == item.Name) continue;
            if (context.Start.Objects[key].Name != item.Name) continue;
            if (context.End.Objects.Values.Any(other => other.Class == item.Class && other.Name == item.Name && (other.Owner == item.Owner || item.Class != "label"))) continue;
            // A type's labels go with it; that is said once.
            if (item.Class == "label" && !facts.After.Objects.ContainsKey(("type", item.Owner))) continue;
            var name = context.Name(item);
            yield return Finding(name, after is null ? $"code that uses {item.Class} {name} fails from now on" : $"code that still says {item.Class} {name} fails from now on: it is {context.Name(after)} now");
        }
    }

    private IEnumerable<Hazard> RowSecurity(StatementFacts facts, RuleContext context) =>
        from relation in facts.Before.Relations.Values
        where context.Existed(relation.Oid) && !relation.HasRowSecurity && facts.After.Relations.GetValueOrDefault(relation.Oid) is { HasRowSecurity: true }
        where !context.End.Objects.Values.Any(item => item.Class == "policy" && item.Owner == relation.Oid)
        select Finding(context.Name(relation), $"all rows of {context.Name(relation)} disappear for everybody but its owner: it has no policy", $"create policy ... on {context.Name(relation)} ...;\n{facts.Statement.Text};");

    /// <summary>Triggers that are off from the first statement that says so to the end of the revision.</summary>
    private IEnumerable<Hazard> DisabledTriggers(StatementFacts facts, RuleContext context) =>
        from pair in facts.After.Objects
        where pair.Key.Class == "disabled trigger" && !facts.Before.Objects.ContainsKey(pair.Key) && !context.Start.Objects.ContainsKey(pair.Key) && context.End.Objects.ContainsKey(pair.Key)
        where context.Existed(pair.Value.Owner) && (context.Start.Objects.ContainsKey(("trigger", pair.Key.Oid)) || !context.End.Objects.ContainsKey(("trigger", pair.Key.Oid)))
        group pair.Value by (pair.Value.Owner, pair.Value.Name) into same
        let table = context.Name(same.Key.Owner)
        select Finding(table, $"{Identifier.Quote(same.Key.Name)} of {table} is off when the revision is done: nothing checks or does what it did", $"-- at the end of the same transaction\nalter table {table} enable trigger all;");

    private static MeasuredRelation? Named(CatalogState state, MeasuredRelation relation) =>
        state.Relations.Values.FirstOrDefault(other => !other.IsIndex && other.Name == relation.Name && other.Schema == relation.Schema);
}
