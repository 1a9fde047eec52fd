using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.Constraints;

namespace Retort.Online;

/// <summary>Columns that stay: NOT NULL without a scan under the lock, a change of type without a second look at the checks.</summary>
internal static class ColumnForm
{
    public static IEnumerable<Statement> Alter(Column from, Column to, IReadOnlyList<Statement> statements, DdlContext context, int serverVersion)
    {
        if (to.IsInherited) return statements;
        var requires = to is { NotNull: true, NotNullConstraint: null } && !from.NotNull;
        var action = $"alter column {to.Id.BareName} set not null";
        var changes = statements.Where(statement => !requires || statement.Action != action).ToList();
        var retyped = from.Type != to.Type || from.Collation != to.Collation;
        var checks = retyped ? Checks(to, context).ToList() : [];
        var head = OnlineStatements.Head(to.Id);
        return
        [
            .. checks.Select(check => new Statement(head, $"drop constraint {check.Id.BareName}")),
            .. changes,
            .. checks.Select(check => new Statement(head, $"add {ConstraintClause.Named(check with { IsValid = false })}")),
            .. checks.Select(check => OnlineStatements.Validate(check.Id.QualifiedTable, check.Id.Name) with { CanWait = true }),
            .. requires && changes.Count < statements.Count ? OnlineStatements.NotNull(to.Id, head, serverVersion) : [],
        ];
    }

    /// <summary>Checks of the column that stay as they are: PostgreSQL would read every row for each.</summary>
    private static IEnumerable<Constraint> Checks(Column column, DdlContext context) => context.To.Objects.OfType<Constraint>()
        .Where(check => check is { Type: ConstraintType.Check, IsValid: true, IsInherited: false, Comment: null } && check.Container == column.Container && check.Columns.Contains(column.Id.Name))
        .Where(check => context.From.Contains(check.Id) && !context.IsCreated(check.Id))
        .OrderBy(check => check.Id);
}
