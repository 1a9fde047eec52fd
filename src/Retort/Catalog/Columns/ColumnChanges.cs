using Retort.Catalog.Constraints;
using Retort.Catalog.Defaults;
using Retort.Catalog.Sequences;

namespace Retort.Catalog.Columns;

/// <summary>ALTER COLUMN from one version of a column to another.</summary>
internal static class ColumnChanges
{
    public static Alteration? Write(string head, Column from, Column to)
    {
        // A stored value cannot become a computed one in place; a computed one can become stored.
        if (to.Generated is not null && from.Generated != to.Generated || to.Generated is not null && from.IsVirtual != to.IsVirtual) return null;
        if (from.IsVirtual && to.Generated is null) return null;
        if (from.IsInherited != to.IsInherited && from.Type != to.Type) return null;
        var retyped = !to.IsMerged && (from.Type != to.Type || from.Collation != to.Collation);
        return new()
        {
            Statements = [.. Actions(from, to, retyped).Select(action => new Statement(head, action))],
            Disturbs = retyped ? dependent => IsDisturbed(dependent, from, to) : null,
        };
    }

    /// <summary>What a table changes about a column that it inherits.</summary>
    public static IEnumerable<Statement> Overrides(string head, Column item)
    {
        var inherited = new Column { Id = item.Id, Type = item.Type, Collation = item.Collation, Storage = item.Storage, Generated = item.Generated, IsVirtual = item.IsVirtual, Identity = item.Identity, IdentitySettings = item.IdentitySettings };
        return Actions(inherited, item, retyped: false).Concat(item.Storage is { } storage ? [$"alter column {item.Id.BareName} set storage {storage}"] : [])
            .Select(action => new Statement(head, action));
    }

    /// <summary>The way back to what the parent says.</summary>
    public static IEnumerable<Statement> Undo(string head, Column item)
    {
        var inherited = new Column { Id = item.Id, Type = item.Type, Collation = item.Collation, Storage = item.Storage, Generated = item.Generated, IsVirtual = item.IsVirtual, Identity = item.Identity, IdentitySettings = item.IdentitySettings };
        return Actions(item, inherited, retyped: false).Select(action => new Statement(head, action));
    }

    private static IEnumerable<string> Actions(Column from, Column to, bool retyped)
    {
        var column = $"alter column {to.Id.BareName}";
        if (from.Generated is not null && to.Generated is null) yield return $"{column} drop expression";
        if (from.Identity is not null && to.Identity is null) yield return $"{column} drop identity";
        if (retyped) yield return $"{column} type {to.Type}{(to.Collation is { } collation ? $" collate {collation}" : "")}{Conversion.Using(to.Id.BareName, from.Type, to.Type)}";
        foreach (var action in NotNull(from, to)) yield return action;
        if (from.Identity is null && to.Identity is not null) yield return $"{column} add {ColumnClause.Identity(to)}";
        else if (to.Identity is not null && IdentityChange(from, to) is { Length: > 0 } change) yield return $"{column} {change}";
        if (from.Storage != to.Storage) yield return $"{column} set storage {to.Storage ?? "default"}";
        if (from.Compression != to.Compression) yield return $"{column} set compression {to.Compression ?? "default"}";
        if (from.Statistics != to.Statistics) yield return $"{column} set statistics {to.Statistics ?? -1}";
        foreach (var action in StorageOption.Changes(from.Options, to.Options)) yield return $"{column} {action}";
        if (ServerOption.Changes(from.ServerOptions, to.ServerOptions) is { } options) yield return $"{column} options ({options})";
    }

    private static IEnumerable<string> NotNull(Column from, Column to)
    {
        var column = $"alter column {to.Id.BareName}";
        var before = from.NotNull ? from.NotNullConstraint ?? "not null" : null;
        var after = to.NotNull ? to.NotNullConstraint ?? "not null" : null;
        if (before == after) yield break;
        if (before is not null && (after is null || before != "not null")) yield return $"{column} drop not null";
        if (after == "not null") yield return $"{column} set not null";
        else if (after is not null) yield return $"add {after.Replace("not null", $"not null {to.Id.BareName}", StringComparison.Ordinal)}";
    }

    private static string IdentityChange(Column from, Column to)
    {
        var options = from.IdentitySettings is { } before && to.IdentitySettings is { } after
            ? SequenceOptions.Alter(before with { Type = after.Type }, after).Select(option => $"set {option}") : [];
        return string.Join(' ', [.. from.Identity == to.Identity ? Array.Empty<string>() : [$"set generated {to.Identity}"], .. options]);
    }

    /// <summary>ALTER TYPE rebuilds indexes and constraints by itself, and refuses while a view, rule, trigger, policy or generated column uses the column.</summary>
    private static bool IsDisturbed(DatabaseObject dependent, Column from, Column to) => dependent switch
    {
        ColumnDefault => Conversion.Base(from.Type) != Conversion.Base(to.Type),
        Constraint constraint => constraint.Type == ConstraintType.ForeignKey,
        Column => true,
        _ => dependent.Id.Kind != ObjectKinds.Index && dependent.Id.Kind != ObjectKinds.Sequence && dependent.Id.Kind != ObjectKinds.Table && dependent.Id.Kind.Name != "statistics",
    };
}
