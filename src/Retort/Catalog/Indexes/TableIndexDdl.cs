using Retort.Catalog.Tables;
using Retort.Sql;

namespace Retort.Catalog.Indexes;

internal sealed class TableIndexDdl : ObjectDdl<TableIndex>
{
    public override KindReference Reference => new(
        "name, storage parameters, tablespace, statistics targets, replica identity and cluster marks, its place in a partitioned index",
        "the definition, uniqueness, an invalid index");

    private const string UsualMethod = "using btree ";

    protected override IEnumerable<Statement> Create(TableIndex item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        var only = !item.IsValid && context.To[item.Container!.Value] is Table { PartitionKey: not null };
        var create = new Statement(Sql(item, only));
        if (item.ParentIndex is { } parent) return PartitionIndex.Create(item, parent, [create], context);
        return [create, .. Statistics(item, item.Statistics), .. IndexMarks.Write(item.Id, item.IsClustered, item.IsReplicaIdentity)];
    }

    protected override IEnumerable<Statement> Drop(TableIndex item, DdlContext context) => [new($"drop index {item.Id.QualifiedName}")];

    /// <summary>An index of the parent and the key of a partition that is a part of it hold each other, until the partition is detached.</summary>
    public override IEnumerable<ObjectId> HeldBy(DatabaseObject item, Database database) => PartitionIndex.TablesOfKeys(item)
        .SelectMany(database.BondsOf).Select(bond => bond.Id);

    protected override Alteration? Alter(TableIndex from, TableIndex to, DdlContext context)
    {
        if (from.IsUnique != to.IsUnique || from.Definition != to.Definition) return null;
        if (PartitionIndex.Change(to, from.ParentIndex, to.ParentIndex, context) is not { } moves) return null;
        // A partitioned index becomes valid with the last index that is attached to it; any other is built again.
        if (from.IsValid != to.IsValid && (from.IsValid || context.To[to.Container!.Value] is not Table { PartitionKey: not null })) return null;
        var head = $"alter index {to.Id.QualifiedName}";
        var statements = new List<Statement>(moves);
        foreach (var action in StorageOption.Changes(from.Options, to.Options)) statements.Add(new($"{head} {action}"));
        if (from.Tablespace != to.Tablespace) statements.Add(new($"{head} set tablespace {Identifier.Quote(to.Tablespace ?? "pg_default")}"));
        statements.AddRange(Statistics(to, from.Statistics.ExceptBy(to.Statistics.Select(StorageOption.Name), StorageOption.Name).Select(one => $"{StorageOption.Name(one)}=-1")));
        statements.AddRange(Statistics(to, to.Statistics.Except(from.Statistics)));
        statements.AddRange(IndexMarks.Change(to, (from.IsClustered, from.IsReplicaIdentity), (to.IsClustered, to.IsReplicaIdentity), context));
        return Alteration.Of(statements);
    }

    public override IEnumerable<Statement>? Rename(DatabaseObject from, DatabaseObject to, DdlContext context) =>
        [new($"alter index {from.Id.QualifiedName} rename to {to.Id.BareName}")];

    public override DatabaseObject? Renamed(DatabaseObject item, ObjectId id) => item with { Id = id };

    protected override string Address(TableIndex item) => $"index {item.Id.QualifiedName}";

    public override IEnumerable<string> Claims(DatabaseObject item) => PartitionIndex.TablesOfKeys(item).Any()
        ? [$"relation:{item.Id.Schema}.{item.Id.Name}", $"bonds:{item.Id.QualifiedTable}"]
        : [$"relation:{item.Id.Schema}.{item.Id.Name}"];

    /// <summary>CREATE INDEX; ONLY leaves the partitions without.</summary>
    internal static string Sql(TableIndex item, bool only)
    {
        var definition = item.Definition.StartsWith(UsualMethod, StringComparison.Ordinal) ? item.Definition[UsualMethod.Length..] : item.Definition;
        var options = (item.Options.Count > 0 ? $" with ({StorageOption.Write(item.Options)})" : "")
            + (item.Tablespace is { } tablespace ? $" tablespace {Identifier.Quote(tablespace)}" : "");
        // WITH and TABLESPACE stand before WHERE.
        var where = definition.LastIndexOf(" where ", StringComparison.Ordinal);
        var body = options.Length == 0 ? definition : where < 0 ? definition + options : definition.Insert(where, options);
        return $"create {(item.IsUnique ? "unique " : "")}index {item.Id.BareName} on {(only ? "only " : "")}{item.Id.QualifiedTable} {body}";
    }

    private static IEnumerable<Statement> Statistics(TableIndex item, IEnumerable<string> targets) => targets.Select(one => one.Split('='))
        .Select(parts => new Statement($"alter index {item.Id.QualifiedName} alter column {parts[0]} set statistics {parts[1]}"));
}
