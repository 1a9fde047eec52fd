using Retort.Catalog.Constraints;
using Retort.Catalog.Defaults;
using Retort.Catalog.Inheritance;
using Retort.Catalog.Sequences;

namespace Retort.Catalog.Columns;

/// <summary>ALTER COLUMN from one version of a column to another.</summary>
internal static class ColumnChanges
{
    public static Alteration? Write(string head, Column from, Column to, DdlContext context)
    {
        // A stored value cannot become a computed one in place; a computed one can become stored.
        if (to.Generated is not null && (from.Generated != to.Generated || from.IsVirtual != to.IsVirtual)) return null;
        if (from.IsVirtual && to.Generated is null) return null;
        var before = IsBound(to, context) ? Inherited(from, Bonds.Parent(to.Id, context.From), Bonds.Parent(to.Id, context.To)) : from;
        if (IsBound(to, context) && SharesIdentity(to, context)) before = before with { Identity = to.Identity, IdentitySettings = to.IdentitySettings };
        return new()
        {
            Statements = [.. Actions(before, to).Select(action => new Statement(head, action))],
            Disturbs = IsRetyped(from, to) ? dependent => IsDisturbed(dependent, from, to) : null,
        };
    }

    /// <summary>What a table changes about a column that its parent gave it.</summary>
    public static IEnumerable<Statement> Overrides(string head, Column item, Column parent) =>
        Actions(Inherited(item, item, parent), item).Select(action => new Statement(head, action));

    private static bool IsBound(Column column, DdlContext context) => Bonds.IsBound(column.Container!.Value, context) && Bonds.Parent(column.Id, context.To) is not null;

    /// <summary>A column after what ALTER TABLE on the parent did to it: what changes there changes here.</summary>
    private static Column Inherited(Column column, Column? from, Column? to) => from is null || to is null ? column : column with
    {
        Type = from.Type == to.Type ? column.Type : to.Type,
        Collation = from.Collation == to.Collation ? column.Collation : to.Collation,
        NotNull = from.NotNull == to.NotNull ? column.NotNull : to.NotNull,
        NotNullConstraint = from.NotNullConstraint == to.NotNullConstraint ? column.NotNullConstraint : to.NotNullConstraint,
        Generated = from.Generated == to.Generated ? column.Generated : to.Generated,
        Storage = from.Storage == to.Storage ? column.Storage : to.Storage,
        Compression = from.Compression == to.Compression ? column.Compression : to.Compression,
        Statistics = from.Statistics == to.Statistics ? column.Statistics : to.Statistics,
    };

    /// <summary>Since PostgreSQL 17 an identity is the whole partitioned table's: its partitions cannot change theirs.</summary>
    private static bool SharesIdentity(Column column, DdlContext context) => context.From.ServerVersion >= 17 && context.To[column.Container!.Value] is Tables.Table { PartitionOf.Value: not null };

    private static bool IsRetyped(Column from, Column to) => from.Type != to.Type || from.Collation != to.Collation;

    private static IEnumerable<string> Actions(Column from, Column to)
    {
        var column = $"alter column {to.Id.BareName}";
        if (from.Generated is not null && to.Generated is null) yield return $"{column} drop expression";
        if (from.Identity is not null && to.Identity is null) yield return $"{column} drop identity";
        if (IsRetyped(from, to)) yield return $"{column} type {to.Type}{(to.Collation is { } collation ? $" collate {collation}" : "")}{Conversion.Using(from, to)}";
        // A new type brings its own ways of storing and compressing.
        if (IsRetyped(from, to)) @from = @from with { Storage = null, Compression = null };
        foreach (var action in NotNull(from, to)) yield return action;
        if (from.Identity is null && to.Identity is not null) yield return $"{column} add {ColumnClause.Identity(to)}";
        else if (to.Identity is not null && IdentityChange(from, to) is { Length: > 0 } change) yield return $"{column} {change}";
        if (from.Storage != to.Storage) yield return $"{column} set storage {to.Storage ?? to.UsualStorage.Value}";
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
            ? SequenceOptions.Alter(before with { Type = after.Type }, after).Select(option => option == "restart" ? option : $"set {option}") : [];
        return string.Join(' ', [.. from.Identity == to.Identity ? Array.Empty<string>() : [$"set generated {to.Identity}"], .. options]);
    }

    /// <summary>ALTER TYPE rebuilds indexes and constraints by itself, and refuses while a view, rule, trigger, policy or generated column uses the column.</summary>
    private static bool IsDisturbed(DatabaseObject dependent, Column from, Column to) => dependent switch
    {
        ColumnDefault => Conversion.Base(from.Type) != Conversion.Base(to.Type),
        Constraint constraint => constraint.Type == ConstraintType.ForeignKey,
        // A column that is inherited from this one changes with it.
        Column column => column.Generated is not null && column.Container == from.Container,
        TableInheritance or Indexes.TableIndex or Sequences.Sequence or Tables.Table or Statistics.StatisticsObject => false,
        _ => true,
    };
}
