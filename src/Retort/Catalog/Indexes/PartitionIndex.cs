using Retort.Catalog.Constraints;
using Retort.Catalog.Inheritance;

namespace Retort.Catalog.Indexes;

/// <summary>Indexes of partitions that are part of an index of the parent: PostgreSQL makes them itself when the parent's comes, or the partition does.</summary>
internal static class PartitionIndex
{
    /// <summary>What is left to do for a part that is new: its name, when PostgreSQL chose another; or all, when nothing makes it.</summary>
    public static IEnumerable<Statement> Create(DatabaseObject part, string parentIndex, IEnumerable<Statement> statements, DdlContext context)
    {
        // A key is made before a plain index of the parent, which then takes it in.
        if (part is Constraint && IndexOfParent(part, parentIndex, context.To) is { } index)
            return context.IsCreated(index) || context.IsCreatedApart(part.Container!.Value) ? statements : [.. statements, Attach(part, parentIndex)];
        if (Taken(part, context) is { } taken) return [new($"alter index {taken.Id.QualifiedName} rename to {part.Id.BareName}"), .. taken.Id.Kind.Ddl.Create(taken, [], context)];
        if (!IsMade(part, parentIndex, context)) return [.. statements, Attach(part, parentIndex)];
        var chosen = GeneratedName(part, context);
        return chosen == part.Id.Name ? [] : [new($"alter index {(part.Id with { Name = chosen }).QualifiedName} rename to {part.Id.BareName}")];
    }

    /// <summary>Whether a partition's key is part of an index of the parent that serves no constraint and is there before.</summary>
    public static bool IsKeyOfStandingIndex(Constraint key, Database database, Func<ObjectId, bool> isCreated) =>
        key.ParentIndex is { } parent && IndexOfParent(key, parent, database) is { } index && !isCreated(index);

    /// <summary>An index of its own that PostgreSQL takes for the part when the table is attached: it gives its name back, and is made again.</summary>
    private static TableIndex? Taken(DatabaseObject part, DdlContext context) => part is not TableIndex index || !Bonds.IsNewlyBound(part.Container!.Value, context) ? null
        : context.From.PartsOf(part.Container!.Value).OfType<TableIndex>().FirstOrDefault(other => other.ParentIndex is null && other.IsValid
            && (other.Definition, other.IsUnique) == (index.Definition, index.IsUnique) && context.To[other.Id] is TableIndex { ParentIndex: null } && !context.IsCreated(other.Id));

    /// <summary>What attaches an index that exists to its new parent; null when it must be made again.</summary>
    public static IEnumerable<Statement>? Change(DatabaseObject part, string? from, string? to, DdlContext context)
    {
        if (from == to) return [];
        if (from is not null) return to is null && Bonds.IsFreed(part.Container!.Value, context) ? [] : null;
        return IsMade(part, to!, context) ? [] : [Attach(part, to!)];
    }

    /// <summary>Whether PostgreSQL makes or attaches it while another statement runs.</summary>
    private static bool IsMade(DatabaseObject part, string parentIndex, DdlContext context) =>
        context.IsCreated(part.Container!.Value) || Bonds.IsNewlyBound(part.Container!.Value, context) || Parent(part, parentIndex, context.To) is { } parent && context.IsCreated(parent.Id) && parent is not TableIndex { IsValid: false };

    /// <summary>The partitions whose keys an index of the parent has taken in.</summary>
    public static IEnumerable<ObjectId> TablesOfKeys(DatabaseObject index) => index.DependsOn.Value
        .Where(dependency => dependency.On.Kind == ObjectKinds.Constraint)
        .Select(dependency => new ObjectId(ObjectKinds.Table, dependency.On.Schema, dependency.On.Table!));

    private static Statement Attach(DatabaseObject part, string parentIndex) => new($"alter index {parentIndex} attach partition {part.Id.QualifiedName}");

    /// <summary>The parent's index when it serves no constraint: it depends on the key that it takes in.</summary>
    private static ObjectId? IndexOfParent(DatabaseObject part, string parentIndex, Database database) => database.DependentsOf(part.Id)
        .FirstOrDefault(item => item is TableIndex && item.Id.QualifiedName == parentIndex)?.Id;

    private static DatabaseObject? Parent(DatabaseObject part, string parentIndex, Database database) => part.DependsOn.Value
        .Select(dependency => database[dependency.On]).FirstOrDefault(item => item is TableIndex or Constraint && item.Id.QualifiedName == parentIndex);

    private static string GeneratedName(DatabaseObject part, DdlContext context)
    {
        var first = part is TableIndex index ? index.GeneratedName.Value : ConstraintClause.GeneratedName((Constraint)part);
        // Of several parts that would get one name, PostgreSQL numbers all but the first.
        var rivals = context.To.PartsOf(part.Container!.Value).Where(other => (other as TableIndex)?.GeneratedName.Value == first && ((TableIndex)other).ParentIndex is not null)
            .OrderBy(other => other.Id.Name).ToList();
        var place = rivals.FindIndex(other => other.Id == part.Id);
        return place > 0 ? $"{first}{place}" : first;
    }
}
