using Retort.Hazards.Measuring;

namespace Retort.Hazards.Rules;

/// <summary>What came, went and changed with a statement.</summary>
internal static class Change
{
    /// <summary>Columns that came to tables that were there before the revision.</summary>
    public static IEnumerable<MeasuredColumn> NewColumns(this StatementFacts facts, RuleContext context) =>
        facts.After.Columns.Where(pair => !facts.Before.Columns.ContainsKey(pair.Key) && context.Existed(pair.Key.Relation)).Select(pair => pair.Value);

    /// <summary>Columns that went from tables that stay.</summary>
    public static IEnumerable<MeasuredColumn> GoneColumns(this StatementFacts facts, RuleContext context) =>
        facts.Before.Columns.Where(pair => !facts.After.Columns.ContainsKey(pair.Key) && facts.After.Relations.ContainsKey(pair.Key.Relation) && context.Start.Columns.ContainsKey(pair.Key)).Select(pair => pair.Value);

    /// <summary>Columns that stay, before and after.</summary>
    public static IEnumerable<(MeasuredColumn Before, MeasuredColumn After)> ChangedColumns(this StatementFacts facts, RuleContext context) =>
        from pair in facts.Before.Columns
        where context.Existed(pair.Key.Relation) && facts.After.Columns.ContainsKey(pair.Key)
        let after = facts.After.Columns[pair.Key]
        where after != pair.Value
        select (pair.Value, after);

    /// <summary>Relations that were there before the revision and went.</summary>
    public static IEnumerable<MeasuredRelation> GoneRelations(this StatementFacts facts, RuleContext context) =>
        facts.Before.Relations.Values.Where(relation => !facts.After.Relations.ContainsKey(relation.Oid) && context.Existed(relation.Oid));

    /// <summary>Indexes that came to tables that were there before the revision.</summary>
    public static IEnumerable<MeasuredRelation> NewIndexes(this StatementFacts facts, RuleContext context) =>
        facts.After.Relations.Values.Where(relation => relation.IsIndex && !facts.Before.Relations.ContainsKey(relation.Oid) && context.Existed(relation.Table!.Value));

    /// <summary>Constraints that came, or whose check of the rows was done only now.</summary>
    public static IEnumerable<MeasuredConstraint> Validated(this StatementFacts facts) =>
        facts.After.Constraints.Values.Where(item => item.IsValidated && (!facts.Before.Constraints.TryGetValue(item.Oid, out var old) || !old.IsValidated));

    /// <summary>The constraint that an index serves.</summary>
    public static MeasuredConstraint? ConstraintOf(this CatalogState state, uint index) =>
        state.Constraints.Values.FirstOrDefault(item => item.Index == index && item.Type is 'p' or 'u' or 'x');
}
