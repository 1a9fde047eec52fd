using Retort.Hazards.Measuring;
using Retort.Sql;

namespace Retort.Hazards.Rules;

/// <summary>What an empty table lets pass and rows may not.</summary>
internal sealed class MayFailOnDataRule : HazardRule
{
    public override string Name => HazardName.MayFailOnData;

    public override IEnumerable<Hazard> Find(StatementFacts facts, RuleContext context) =>
        [.. RequiredColumns(facts, context), .. UniqueIndexes(facts, context), .. Checks(facts, context)];

    private IEnumerable<Hazard> RequiredColumns(StatementFacts facts, RuleContext context)
    {
        foreach (var column in facts.NewColumns(context).Where(column => column is { IsNotNull: true, HasDefault: false }))
        {
            if (facts.Before.Relations[column.Relation] is not { Kind: 'r' or 'p', IsPartition: false } table) continue;
            var (name, quoted) = (context.Name(table), Identifier.Quote(column.Name));
            yield return Finding($"{name}.{quoted}", $"it fails when {name} has a row, and old code that inserts without {quoted} fails too",
                $"alter table {name} add column {quoted} {column.Type};\n\n-- retort: backfill {name} by {context.Key(table.Oid)} in 5000\nupdate {name} set {quoted} = /* the value */ where {quoted} is null;\n\n-- retort: transaction\n{SafeStatements.NotNull(name, column.Name, context.ServerVersion)}");
        }
    }

    private IEnumerable<Hazard> UniqueIndexes(StatementFacts facts, RuleContext context) =>
        from index in facts.NewIndexes(context)
        where index is { Kind: 'i', IsUnique: true } && facts.Before.Relations.ContainsKey(index.Table!.Value) && !facts.Before.Relations.Values.Any(before => before.File is { } file && file == index.File)
        where !facts.After.Columns.Values.Any(column => column.Relation == index.Table && !context.Start.Columns.ContainsKey((column.Relation, column.Number)))
        select Note(context.Name(index.Table!.Value), $"it fails when rows of {context.Name(index.Table!.Value)} are equal in what {Identifier.Quote(index.Name)} makes unique");

    private IEnumerable<Hazard> Checks(StatementFacts facts, RuleContext context) =>
        from check in facts.Validated()
        where check.Type is 'c' or 'f' && check.Parent == 0 && context.Existed(check.Relation)
        select Note(context.Name(check.Relation), $"it fails when a row of {context.Name(check.Relation)} does not satisfy {Identifier.Quote(check.Name)}");
}
