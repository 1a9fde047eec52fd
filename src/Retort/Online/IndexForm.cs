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
        if (IsPartitioned(index, context.To)) return index.ParentIndex is null ? OnParent(index, statements) : statements;
        if (index.ParentIndex is { } parent) return MadeByParent(index, context) ? OnPartition(index, parent) : statements;
        if (statements.Count == 0) return statements;
        var waits = !index.IsUnique && index.Comment is null;
        return [Concurrently(TableIndexDdl.Sql(index, only: false), waits), .. statements.Skip(1).Select(statement => statement with { CanWait = waits }), .. Replaced(index, context, waits)];
    }

    public static IEnumerable<Statement> Drop(TableIndex index, IReadOnlyList<Statement> statements, DdlContext context)
    {
        if (index.IsOnView || index.ParentIndex is not null || statements.Count != 1 || IsPartitioned(index, context.From)) return statements;
        if (IsReplaced(index, context)) return [new($"alter index {index.Id.QualifiedName} rename to {Identifier.Quote(OldName(index))}")];
        return [new($"drop index concurrently {index.Id.QualifiedName}") { OutsideTransaction = true }];
    }

    /// <summary>An index that is being built is told apart by nothing but this word.</summary>
    public static Statement Concurrently(string create, bool canWait) =>
        new(create.Insert(create.IndexOf("index ", StringComparison.Ordinal) + "index ".Length, "concurrently ")) { OutsideTransaction = true, CanWait = canWait };

    /// <summary>The parent's index first, of nothing; it becomes valid with the last that is attached.</summary>
    private static IEnumerable<Statement> OnParent(TableIndex index, IReadOnlyList<Statement> statements) =>
        [new(TableIndexDdl.Sql(index, only: true)), .. statements.Skip(1)];

    private static IEnumerable<Statement> OnPartition(TableIndex index, string parent) =>
        [Concurrently(TableIndexDdl.Sql(index, only: false), canWait: false), new($"alter index {parent} attach partition {index.Id.QualifiedName}")];

    private static bool MadeByParent(TableIndex index, DdlContext context) =>
        context.To.Objects.OfType<TableIndex>().Any(other => other.Id.QualifiedName == index.ParentIndex && context.IsCreated(other.Id) && !context.IsCreated(other.Container!.Value));

    private static bool IsPartitioned(TableIndex index, Database database) => database[index.Container!.Value] is Table { PartitionKey: not null };

    /// <summary>Queries have one of the two all the time.</summary>
    private static IEnumerable<Statement> Replaced(TableIndex index, DdlContext context, bool waits) =>
        context.From[index.Id] is TableIndex old && IsReplaced(old, context) && !IsPartitioned(old, context.From)
            ? [new($"drop index concurrently {(old.Id with { Name = OldName(old) }).QualifiedName}") { OutsideTransaction = true, CanWait = waits }]
            : [];

    private static bool IsReplaced(TableIndex index, DdlContext context) =>
        context.IsCreated(index.Id) && context.To[index.Id] is TableIndex { ParentIndex: null, IsValid: true, IsOnView: false } && index.ParentIndex is null;

    private static string OldName(TableIndex index) => GeneratedName.Of(index.Id.Name, null, "old");
}
