using Retort.Hazards.Measuring;
using Retort.Sql;

namespace Retort.Hazards.Rules;

/// <summary>Tables that got a new file.</summary>
internal sealed class RewritesTableRule : HazardRule
{
    public override string Name => HazardName.RewritesTable;

    public override IEnumerable<Hazard> Find(StatementFacts facts, RuleContext context)
    {
        foreach (var table in facts.Rewritten.Where(relation => relation.Kind == 'r' && context.Existed(relation.Oid)))
        {
            if (facts.Writes.Any(write => write.Relation == table.Oid && write.Verb == "TRUNCATE")) continue;
            yield return Finding(context.Name(table), $"every row of {context.Name(table)} is written anew; reads and writes wait until that is done", SafeForm(table, facts, context));
        }
    }

    private static string SafeForm(MeasuredRelation table, StatementFacts facts, RuleContext context)
    {
        var name = context.Name(table);
        if (facts.NewColumns(context).FirstOrDefault(column => column.Relation == table.Oid) is { } added) return NewColumn(name, added, context);
        var changed = facts.ChangedColumns(context).FirstOrDefault(pair => pair.After.Relation == table.Oid && pair.After.Type != pair.Before.Type);
        if (changed.After is { } column) return $"-- a new column beside the old one, kept equal by triggers, filled in batches, switched at the end:\n-- retort revision --expand-contract --type {name}.{Identifier.Quote(column.Name)}:'{column.Type}' -m \"...\"";
        return $"-- no statement of PostgreSQL does this without the lock; outside of revisions:\n-- pg_repack --table {name}";
    }

    /// <summary>Without the default the column costs nothing; the default then only concerns new rows.</summary>
    private static string NewColumn(string table, MeasuredColumn column, RuleContext context)
    {
        var name = Identifier.Quote(column.Name);
        var value = "/* the value */";
        var form = $"alter table {table} add column {name} {column.Type};\nalter table {table} alter column {name} set default {value};\n\n"
            + $"-- retort: backfill {table} by {context.Key(column.Relation)} in 5000\nupdate {table} set {name} = {value} where {name} is null;\n";
        return column.IsNotNull ? $"{form}\n-- retort: transaction\n{SafeStatements.NotNull(table, column.Name, context.ServerVersion)}" : form.TrimEnd('\n');
    }
}
