using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.Constraints;
using Retort.Catalog.Defaults;
using Retort.Catalog.Sequences;

namespace Retort.Online;

/// <summary>New columns of tables that have rows: first the column, then the values in batches, then what the values must satisfy.</summary>
internal static class NewColumnForm
{
    public static IEnumerable<Statement> Create(Column item, IReadOnlyList<DatabaseObject> members, IReadOnlyList<Statement> statements, DdlContext context, OnlineForm form)
    {
        if (item.IsInherited || item.Generated is not null) return statements;
        if (item.Identity is not null) return NumberForm.Identity(item, members, statements, context, form);
        if (SerialColumn.Written(item, members) is not null) return NumberForm.Serial(item, members, context, form);
        if (members.OfType<ColumnDefault>().FirstOrDefault() is { Expression: { } expression })
            return form.VolatileDefaults.Contains(item.Id) ? WithDefault(item, expression, context, form) : statements;
        // A value that only a person knows.
        if (statements is [var add, { Head: null } fill, { Head: not null }, ..] && item.NotNull)
            return [add, .. statements.Skip(3), InBatches(item, fill, context), .. OnlineStatements.NotNull(item.Id, OnlineStatements.Head(item.Id), form.ServerVersion)];
        return statements;
    }

    /// <summary>Added without its default the column costs nothing; the default then only concerns new rows.</summary>
    private static IEnumerable<Statement> WithDefault(Column item, string expression, DdlContext context, OnlineForm form)
    {
        var head = OnlineStatements.Head(item.Id);
        return
        [
            new(head, $"add column {ColumnClause.Write(item with { NotNull = false, NotNullConstraint = null }, null, [])}"),
            .. ColumnDdl.Settings(item),
            new($"{head} alter column {item.Id.BareName} set default {expression}"),
            OnlineStatements.Fill(item.Id, "default", context.To),
            .. item.NotNull ? OnlineStatements.NotNull(item.Id, head, form.ServerVersion) : [],
        ];
    }

    private static Statement InBatches(Column item, Statement fill, DdlContext context)
    {
        var batched = OnlineStatements.Fill(item.Id, "default", context.To);
        return batched.Backfill is { } backfill ? new(fill.Sql) { Backfill = backfill } : new(fill.Sql) { Alone = true };
    }
}
