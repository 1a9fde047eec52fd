namespace Retort.Catalog;

/// <summary>What the statements of one object may look at: both databases, and what is being created beside it.</summary>
internal sealed class DdlContext(Database from, Database to, Func<ObjectId, bool> isCreated, Func<ObjectId, bool> isMadeAnew, bool asksForValues)
{
    private readonly Lazy<HashSet<ObjectId>> apart = new(() => [.. to.Objects.OfType<Constraints.Constraint>()
        .Where(item => isCreated(item.Container!.Value) && (Indexes.PartitionIndex.IsKeyOfStandingIndex(item, to, isCreated) || IsUncheckedOfPartition(item, to))).Select(item => item.Container!.Value)]);

    private readonly Lazy<HashSet<string>> claims = new(() => [.. from.Objects.Concat(to.Objects).SelectMany(item => item.Id.Kind.Ddl.Claims(item))]);

    public Database From => from;

    public Database To => to;

    /// <summary>Whether a statement may hold an open place for a value that only a person knows.</summary>
    public bool AsksForValues => asksForValues;

    /// <summary>Whether the same set of changes creates (or creates again) an object of that identity.</summary>
    public bool IsCreated(ObjectId id) => isCreated(id);

    /// <summary>Whether a partition is created as a table of its own and bound afterwards: its own key shall be the part of an index of the parent, for which PostgreSQL would make another.</summary>
    public bool IsCreatedApart(ObjectId table) => apart.Value.Contains(table);

    /// <summary>Whether a table that holds its rows itself steps aside for another of its name, into which they follow.</summary>
    public bool StepsAside(ObjectId table) => isCreated(table) && from[table] is Tables.Table { Server: null, PartitionKey: null } && to[table] is Tables.Table { Server: null };

    /// <summary>Whether an object of either database bears a name: see <see cref="ObjectDdl.Claims"/>.</summary>
    public bool IsClaimed(string name) => claims.Value.Contains(name);

    /// <summary>Whether an object stays, but the statements that alter it make it anew.</summary>
    public bool IsMadeAnew(ObjectId id) => isMadeAnew(id);

    /// <summary>CREATE TABLE cannot say NOT VALID, and a partition is bound when its checks are there.</summary>
    private static bool IsUncheckedOfPartition(Constraints.Constraint item, Database database) => item is { Type: Constraints.ConstraintType.Check, IsValid: false, IsInherited: false }
        && database[item.Container!.Value] is Tables.Table { PartitionOf.Value: not null };
}
