using Retort.Catalog;
using Retort.Catalog.Indexes;
using Retort.Catalog.Tables;
using Retort.Sql;

namespace Retort.Online;

/// <summary>Indexes: built and dropped beside everybody's work, replaced without a gap.</summary>
internal static class IndexForm
{
    public static IEnumerable<Statement> Create(TableIndex index, IReadOnlyList<Statement> statements, DdlContext context)
    {
        if (index.IsOnView || !index.IsValid) return statements;
        if (IsPartitioned(index, context.To)) return OnParent(index, statements, context);
        if (index.ParentIndex is { } parent) return MadeByParent(index, context) ? OnPartition(index, parent) : statements;
        if (statements.Count == 0) return statements;
        var waits = !index.IsUnique && index.Comment is null;
        return [Concurrently(TableIndexDdl.Sql(index, only: false), waits), .. statements.Skip(1).Select(statement => statement with { CanWait = waits }), .. Replaced(index, context, waits)];
    }

    public static IEnumerable<Statement> Drop(TableIndex index, IReadOnlyList<Statement> statements, DdlContext context)
    {
        if (index.IsOnView || index.ParentIndex is not null || statements.Count != 1) return statements;
        if (IsReplaced(index, context)) return [.. Family(index, context).Select(part => new Statement($"alter index {part.Id.QualifiedName} rename to {Identifier.Quote(OldName(part))}"))];
        return IsPartitioned(index, context.From) ? statements : [new($"drop index concurrently {index.Id.QualifiedName}") { OutsideTransaction = true }];
    }

    /// <summary>An index and those of its parts whose names are wanted for others; the parts go with it.</summary>
    private static IEnumerable<TableIndex> Family(TableIndex index, DdlContext context) => context.From.Objects.OfType<TableIndex>()
        .Where(part => part.ParentIndex == index.Id.QualifiedName).OrderBy(part => part.Id)
        .SelectMany(part => Family(part, context)).Where(part => context.IsCreated(part.Id)).Prepend(index);

    /// <summary>An index that is being built is told apart by nothing but this word.</summary>
    public static Statement Concurrently(string create, bool canWait) =>
        new(create.Insert(create.IndexOf("index ", StringComparison.Ordinal) + "index ".Length, "concurrently ")) { OutsideTransaction = true, CanWait = canWait };

    /// <summary>The parent's index first, of nothing; it becomes valid with the last that is attached. A partition may have partitions of its own.</summary>
    private static IEnumerable<Statement> OnParent(TableIndex index, IReadOnlyList<Statement> statements, DdlContext context)
    {
        if (index.ParentIndex is null) return [new(TableIndexDdl.Sql(index, only: true)), .. statements.Skip(1), .. Replaced(index, context, waits: true)];
        return MadeByParent(index, context) ? [new(TableIndexDdl.Sql(index, only: true)), Attach(index, index.ParentIndex)] : statements;
    }

    private static IEnumerable<Statement> OnPartition(TableIndex index, string parent) =>
        [Concurrently(TableIndexDdl.Sql(index, only: false), canWait: false), Attach(index, parent)];

    private static Statement Attach(TableIndex index, string parent) => new($"alter index {parent} attach partition {index.Id.QualifiedName}");

    private static bool MadeByParent(TableIndex index, DdlContext context) =>
        context.To.Objects.OfType<TableIndex>().Any(other => other.Id.QualifiedName == index.ParentIndex && context.IsCreated(other.Id) && !context.IsCreated(other.Container!.Value));

    private static bool IsPartitioned(TableIndex index, Database database) => database[index.Container!.Value] is Table { PartitionKey: not null };

    /// <summary>Queries have one of the two all the time. That of a partitioned table cannot go concurrently, but at the end, in a moment of its own.</summary>
    private static IEnumerable<Statement> Replaced(TableIndex index, DdlContext context, bool waits)
    {
        if (context.From[index.Id] is not TableIndex old || !IsReplaced(old, context)) return [];
        var name = (old.Id with { Name = OldName(old) }).QualifiedName;
        return IsPartitioned(old, context.From)
            ? [new($"drop index {name}") { Alone = true, CanWait = true }]
            : [new($"drop index concurrently {name}") { OutsideTransaction = true, CanWait = waits }];
    }

    private static bool IsReplaced(TableIndex index, DdlContext context) =>
        context.IsCreated(index.Id) && context.To[index.Id] is TableIndex { ParentIndex: null, IsValid: true, IsOnView: false } && index.ParentIndex is null;

    private static string OldName(TableIndex index) => GeneratedName.Of(index.Id.Name, null, "old");
}
