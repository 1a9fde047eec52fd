using Retort.Catalog;
using Retort.Catalog.Inheritance;
using Retort.Catalog.Tables;

namespace Retort.Comparison.Moves;

/// <summary>Finds the tables that are made again and whose rows can be copied: an ordinary table that becomes partitioned, and back.</summary>
internal static class TableMoves
{
    /// <summary>Whether a table that is made again keeps its rows: those of a foreign table are not ours.</summary>
    public static bool IsPossible(DatabaseObject? from, DatabaseObject? to) => from is Table { Server: null } && to is Table { Server: null };

    public static Dictionary<ObjectId, TableMove> Find(ChangeSet set)
    {
        var (before, after) = (Partitions(set.From), Partitions(set.To));
        return set.Gone.Where(id => set.Created.Contains(id) && IsPossible(set.From[id], set.To[id]) && HoldsRows(id))
            .ToDictionary(id => id, id => new TableMove((Table)set.From[id]!, (Table)set.To[id]!, Former(id)) { Family = Family(id) });

        // Partitions that stay keep their rows: they are detached before.
        bool HoldsRows(ObjectId id) => set.From[id] is Table { PartitionKey: null }
            || before[id].Any(partition => set.Gone.Contains(partition) && !set.Created.Contains(partition) && HoldsRows(partition));

        HashSet<ObjectId> Family(ObjectId id) => [id, .. after[id].SelectMany(Family)];

        ObjectId Former(ObjectId id)
        {
            for (var number = 0; ; number++)
            {
                var former = id with { Name = GeneratedName.Of(id.Name, null, number == 0 ? "former" : $"former{number}") };
                if (!set.From.Contains(former) && !set.To.Contains(former)) return former;
            }
        }
    }

    /// <summary>The partitions of each table.</summary>
    private static ILookup<ObjectId, ObjectId> Partitions(Database database) =>
        database.Objects.OfType<TableInheritance>().Where(bond => bond.Bound is not null)
            .SelectMany(bond => bond.DependsOn.Value.Where(dependency => dependency.On.Kind == ObjectKinds.Table && dependency.On != bond.Container).Select(dependency => (Parent: dependency.On, Partition: bond.Container!.Value)))
            .ToLookup(one => one.Parent, one => one.Partition);
}
