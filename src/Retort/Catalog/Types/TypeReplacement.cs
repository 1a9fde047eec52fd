using Retort.Catalog.Columns;
using Retort.Catalog.Constraints;
using Retort.Catalog.Inheritance;
using Retort.Catalog.Sequences;
using Retort.Catalog.Tables;
using Retort.Sql;

namespace Retort.Catalog.Types;

/// <summary>Makes a type (or a collation) anew under the columns that use it: the old one steps aside, the columns are converted, the old one goes.</summary>
internal static class TypeReplacement
{
    /// <param name="from">The type as it is.</param>
    /// <param name="to">The type as it should be.</param>
    /// <param name="create">Creates the new one.</param>
    /// <param name="context">Tells which columns use it.</param>
    /// <param name="by">The type by way of which values are converted; null when PostgreSQL assigns them by itself.</param>
    public static Alteration Plan(DatabaseObject from, DatabaseObject to, Statement create, DdlContext context, string? by = "text")
    {
        var columns = Columns(from, to, context).OrderBy(column => column.Id).ToList();
        if (columns.Count == 0) return InPlaceOf(from, create, context);
        var aside = from.Id with { Name = Aside(from.Id, context) };
        var address = from.Id.Kind.Ddl.Address(from);
        return new()
        {
            Statements =
            [
                new($"alter {address} rename to {aside.BareName}"),
                create,
                .. columns.Where(column => !FollowsParent(column, context)).Select(column => Convert(column, by, context)),
                new($"drop {address[..^from.Id.QualifiedName.Length]}{aside.QualifiedName}"),
            ],
            Converts = [.. columns.Select(column => column.Id)],
            Disturbs = dependent => IsDisturbed(dependent, from.Id),
            MakesAnew = true,
        };
    }

    /// <summary>The columns that have the type before and after.</summary>
    public static IEnumerable<Column> Columns(DatabaseObject from, DatabaseObject to, DdlContext context) => context.From.Objects.OfType<Column>()
        .Where(column => column.Generated is null && Uses(column, from.Id) && !context.IsCreated(column.Id))
        .Where(column => context.To[column.Id] is Column after && after.Type == column.Type && Uses(after, to.Id));

    /// <summary>Whether the column changes with its parent's, for the bond of their tables stands meanwhile.</summary>
    private static bool FollowsParent(Column column, DdlContext context) =>
        Bonds.Parent(column.Id, context.From) is not null && Bonds.IsBound(column.Container!.Value, context);

    /// <summary>A type that no column has needs no second one beside it.</summary>
    private static Alteration InPlaceOf(DatabaseObject from, Statement create, DdlContext context) => new()
    {
        Statements = [.. from.Id.Kind.Ddl.Drop(from, context), create],
        Disturbs = dependent => IsDisturbed(dependent, from.Id),
        MakesAnew = true,
    };

    private static Statement Convert(Column column, string? by, DdlContext context)
    {
        var head = ColumnDdl.Head(column, context.From);
        var collation = column.Collation is { } name ? $" collate {name}" : "";
        var action = $"alter column {column.Id.BareName} type {column.Type}{collation}";
        // A foreign table only says what the other side has.
        if (by is null || context.From[column.Container!.Value] is Table { Server: not null }) return new(head, action);
        var dimensions = column.Type.EndsWith("[]", StringComparison.Ordinal) ? "[]" : "";
        return new(head, $"{action} using {column.Id.BareName}::{by}{dimensions}::{column.Type}");
    }

    /// <summary>PostgreSQL adapts the indexes and keys of a converted column by itself, unless they speak of the type; it refuses while anything else stands on it.</summary>
    private static bool IsDisturbed(DatabaseObject dependent, ObjectId type) => dependent switch
    {
        Table or Sequence or TableInheritance => false,
        Column column => column.Generated is not null || Uses(column, type),
        Indexes.TableIndex or Statistics.StatisticsObject => Uses(dependent, type),
        Constraint constraint => constraint.Type switch
        {
            ConstraintType.ForeignKey => true,
            ConstraintType.PrimaryKey or ConstraintType.Unique => false,
            _ => Uses(dependent, type),
        },
        _ => true,
    };

    private static bool Uses(DatabaseObject item, ObjectId type) => item.DependsOn.Value.Any(dependency => dependency.On == type);

    /// <summary>A free name beside the type: <c>status_old</c>.</summary>
    private static string Aside(ObjectId type, DdlContext context)
    {
        var taken = context.From.Objects.Concat(context.To.Objects).SelectMany(item => item.Id.Kind.Ddl.Claims(item)).ToHashSet();
        return Enumerable.Range(1, int.MaxValue).Select(number => GeneratedName.Of(type.Name, null, number == 1 ? "old" : $"old{number}"))
            .First(name => !taken.Contains($"type:{type.Schema}.{name}") && !taken.Contains($"collation:{type.Schema}.{name}"));
    }
}
