using Retort.Catalog.Constraints;

namespace Retort.Catalog.Tables;

/// <summary>The tables to which the foreign keys of a partitioned table's partitions refer: what is made after them needs no second pass over its partitions.</summary>
internal static class PartitionReferences
{
    /// <summary>Those that do not need the partitioned table themselves.</summary>
    public static IEnumerable<ObjectId> Of(ObjectId table, Database database)
    {
        var partitions = Partitions(table, database).ToHashSet();
        return partitions.SelectMany(database.PartsOf).OfType<Constraint>().Where(key => key is { Type: ConstraintType.ForeignKey, IsInherited: false })
            .SelectMany(key => key.DependsOn.Value).Select(dependency => dependency.On).Where(on => on.Kind == ObjectKinds.Column)
            .Select(column => new ObjectId(ObjectKinds.Table, column.Schema, column.Table!)).Distinct()
            .Where(referenced => referenced != table && !partitions.Contains(referenced) && !Needs(referenced, table, database, []));
    }

    private static IEnumerable<ObjectId> Partitions(ObjectId table, Database database) =>
        database.DependentsOf(table).OfType<Inheritance.TableInheritance>().Select(bond => bond.Container!.Value).Where(partition => partition != table)
            .SelectMany(partition => Partitions(partition, database).Prepend(partition));

    /// <summary>Whether an object, or a part of it, stands on a table at any depth.</summary>
    private static bool Needs(ObjectId id, ObjectId table, Database database, HashSet<ObjectId> seen) =>
        id == table || seen.Add(id) && (database[id]?.DependsOn.Value.Any(dependency => Needs(dependency.On, table, database, seen)) == true
            || database.PartsOf(id).Any(part => Needs(part.Id, table, database, seen)));
}
