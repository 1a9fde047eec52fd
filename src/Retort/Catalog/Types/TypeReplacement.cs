using Retort.Catalog.Columns;
using Retort.Catalog.Constraints;
using Retort.Catalog.Domains;
using Retort.Catalog.Inheritance;
using Retort.Catalog.Ranges;
using Retort.Catalog.Sequences;
using Retort.Catalog.Tables;

namespace Retort.Catalog.Types;

/// <summary>Makes a type (or a collation) anew under the columns that use it: the old one steps aside, the columns are converted, the old one goes.</summary>
/// <remarks>The types that are built of it are made anew with it, for a domain or a composite keeps the type that it was made of.</remarks>
internal static class TypeReplacement
{
    /// <param name="from">The type as it is.</param>
    /// <param name="to">The type as it should be.</param>
    /// <param name="context">Tells which columns use it.</param>
    /// <param name="by">The type by way of which values are converted; null when PostgreSQL assigns them by itself.</param>
    /// <param name="using">The expression that converts a column, where a cast does not.</param>
    public static Alteration Plan(DatabaseObject from, DatabaseObject to, DdlContext context, string? by = "text", Func<string, string>? @using = null)
    {
        var types = Types(from, context);
        var columns = Columns(types, context).OrderBy(column => column.Id).ToList();
        if (columns.Count == 0 && !types.Skip(1).Any(context.IsMadeAnew)) return InPlaceOf(from, to, context);
        var former = types.ToDictionary(type => type, type => type with { Name = Aside(type, context) });
        var tables = types.SelectMany(type => OfType(type, context)).ToList();
        return new()
        {
            Statements =
            [
                .. tables.Select(table => new Statement($"alter table {table.Id.QualifiedName} not of")),
                .. types.Reverse().SelectMany(type => StepAside(type, former[type], context)),
                .. types.SelectMany(type => BuiltTypes.Create(context.To[type]!, context)),
                .. columns.Where(column => !FollowsParent(column, context)).Select(column => Convert(column, By(column, types, by, context), @using, context)),
                .. tables.Select(table => new Statement($"alter table {table.Id.QualifiedName} of {table.OfType}")),
                .. types.Reverse().Select(type => Drop(type, former[type], context)),
            ],
            Converts = [.. columns.Select(column => column.Id), .. types.Skip(1)],
            Remakes = [.. types.Skip(1)],
            Disturbs = dependent => IsDisturbed(dependent, types),
            MakesAnew = true,
        };
    }

    /// <summary>Whether a column has the type, or one that is built of it, before and after.</summary>
    public static bool HasColumns(DatabaseObject type, DdlContext context) => Columns(Types(type, context), context).Any();

    /// <summary>Whether columns have the type itself and nothing else is made of it: no array, no other type, no table.</summary>
    public static bool StandsAlone(DatabaseObject type, DdlContext context) =>
        Types(type, context).Count == 1 && !OfType(type.Id, context).Any() && Columns([type.Id], context).All(column => column.Type == type.Id.QualifiedName);

    private static IReadOnlyList<ObjectId> Types(DatabaseObject type, DdlContext context) => [type.Id, .. BuiltTypes.Of(type.Id, context)];

    private static IEnumerable<Column> Columns(IReadOnlyList<ObjectId> types, DdlContext context) => types.SelectMany(context.From.DependentsOf).OfType<Column>().Distinct()
        .Where(column => column.Generated is null && (!context.IsCreated(column.Id) || context.StepsAside(column.Container!.Value)))
        .Where(column => context.To[column.Id] is Column after && after.Type == column.Type && Uses(after, types));

    /// <summary>The tables that are made of a type, which holds their columns as they are.</summary>
    private static IEnumerable<Table> OfType(ObjectId type, DdlContext context) =>
        context.From.DependentsOf(type).OfType<Table>().Where(table => table.OfType is { } of && !context.IsCreated(table.Id) && context.To[table.Id] is Table after && after.OfType == of).OrderBy(table => table.Id);

    /// <summary>Whether the column changes with its parent's, for the bond of their tables stands meanwhile.</summary>
    private static bool FollowsParent(Column column, DdlContext context) =>
        Bonds.Parent(column.Id, context.From) is not null && Bonds.IsBound(column.Container!.Value, context);

    /// <summary>A type that no column has needs no second one beside it.</summary>
    private static Alteration InPlaceOf(DatabaseObject from, DatabaseObject to, DdlContext context) => new()
    {
        Statements = [.. from.Id.Kind.Ddl.Drop(from, context), .. BuiltTypes.Create(to, context)],
        Disturbs = dependent => IsDisturbed(dependent, [from.Id]),
        MakesAnew = true,
    };

    private static IEnumerable<Statement> StepAside(ObjectId type, ObjectId former, DdlContext context)
    {
        var item = context.From[type]!;
        if (item is RangeType range)
            foreach (var statement in RangeParts.StepAside(range, former, context.From.ServerVersion)) yield return statement;
        yield return new($"alter {type.Kind.Ddl.Address(item)} rename to {former.BareName}");
    }

    private static Statement Drop(ObjectId type, ObjectId former, DdlContext context) =>
        new($"drop {type.Kind.Ddl.Address(context.From[type]!)[..^type.QualifiedName.Length]}{former.QualifiedName}");

    /// <summary>What is assigned to a type is assigned to a domain over it; a composite or range is converted by way of its text.</summary>
    private static string? By(Column column, IReadOnlyList<ObjectId> types, string? by, DdlContext context) =>
        types.Skip(1).Any(type => Uses(column, [type]) && context.From[type] is not Domain) ? "text" : by;

    private static Statement Convert(Column column, string? by, Func<string, string>? @using, DdlContext context)
    {
        var head = ColumnDdl.Head(column, context.From);
        var collation = column.Collation is { } name ? $" collate {name}" : "";
        var action = $"alter column {column.Id.BareName} type {column.Type}{collation}";
        // A foreign table only says what the other side has.
        if (by is null || context.From[column.Container!.Value] is Table { Server: not null }) return new(head, action);
        if (@using is not null) return new(head, $"{action} using {@using(column.Id.BareName)}");
        var dimensions = column.Type.EndsWith("[]", StringComparison.Ordinal) ? "[]" : "";
        return new(head, $"{action} using {column.Id.BareName}::{by}{dimensions}::{column.Type}");
    }

    /// <summary>PostgreSQL adapts the indexes and keys of a converted column by itself, unless they speak of the type; it refuses while anything else stands on it.</summary>
    private static bool IsDisturbed(DatabaseObject dependent, IReadOnlyList<ObjectId> types) => dependent switch
    {
        Table or Sequence or TableInheritance => false,
        Column column => column.Generated is not null || Uses(column, types),
        Indexes.TableIndex or Statistics.StatisticsObject => Uses(dependent, types),
        Constraint constraint => constraint.Type switch
        {
            ConstraintType.ForeignKey => true,
            ConstraintType.PrimaryKey or ConstraintType.Unique => false,
            _ => Uses(dependent, types),
        },
        _ => true,
    };

    private static bool Uses(DatabaseObject item, IReadOnlyList<ObjectId> types) => item.DependsOn.Value.Any(dependency => types.Contains(dependency.On));

    /// <summary>A free name beside the type: <c>status_old</c>.</summary>
    private static string Aside(ObjectId type, DdlContext context) =>
        Enumerable.Range(1, int.MaxValue).Select(number => GeneratedName.Of(type.Name, null, number == 1 ? "old" : $"old{number}"))
            .First(name => !context.IsClaimed($"type:{type.Schema}.{name}") && !context.IsClaimed($"collation:{type.Schema}.{name}"));
}
