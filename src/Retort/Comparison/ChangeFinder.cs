using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.Tables;

namespace Retort.Comparison;

/// <summary>Finds what differs: pairs by identity, compares by equality, asks the kind how to alter, replaces the rest.</summary>
internal static class ChangeFinder
{
    public static ChangeSet Find(Database from, Database to, ComparisonOptions options)
    {
        if (!options.Privileges) options = WithoutKindsOfPrivileges(options);
        var set = new ChangeSet(from, to, options.AsksForValues);
        foreach (var item in from.Objects)
            if (!to.Contains(item.Id) && options.Includes(item)) set.Gone.Add(item.Id);
        foreach (var item in to.Objects)
            if (!from.Contains(item.Id) && options.Includes(item)) set.Created.Add(item.Id);
        RenameFinder.Find(set);
        foreach (var item in to.Objects)
            if (from[item.Id] is { } old && options.Includes(item)) Pair(set, old, item, options);
        foreach (var alter in set.Altered.Values.Where(alter => alter.Alteration.Remakes.Count > 0).ToList()) Remake(set, alter.Alteration);
        foreach (var table in PartitionedBy(set).ToList()) set.Replace(table);
        Logging.OpenCircles(set);
        Replacement.Spread(set, options);
        AskAgain(set);
        set.Moves = Moves.TableMoves.Find(set);
        Uncompared.Refuse(set, options);
        return set;
    }

    private static ComparisonOptions WithoutKindsOfPrivileges(ComparisonOptions options)
    {
        var includes = options.Includes;
        return options with { Includes = item => item.Id.Kind != ObjectKinds.DefaultPrivilege && item.Id.Kind != ObjectKinds.MemberPrivilege && includes(item) };
    }

    /// <summary>Only now is it known which objects stay to be converted, which are created again anyhow, and which tables are freed from a parent that passes nothing on.</summary>
    private static void AskAgain(ChangeSet set)
    {
        foreach (var alter in set.Altered.Values.Where(alter => alter.Alteration.Converts.Count > 0 || IsFreed(set, alter.To.Container)).ToList())
            if (alter.To.Id.Kind.Ddl.Alter(alter.From, alter.To, set.Context) is { } alteration) set.Altered[alter.To.Id] = alter with { Alteration = alteration };
    }

    /// <summary>What another's statements make anew has none of its own, but what stands on it must be said again.</summary>
    private static void Remake(ChangeSet set, Alteration alteration)
    {
        foreach (var id in alteration.Remakes) set.Altered[id] = new AlterChange(set.From[id]!, set.To[id]!, new Alteration { Statements = [], MakesAnew = true });
    }

    /// <summary>Tables that are partitioned by a column of which the type changes: PostgreSQL has no other way than another table, to which the partitions go with their rows.</summary>
    private static IEnumerable<ObjectId> PartitionedBy(ChangeSet set) =>
        from alter in set.Altered.Values
        from column in alter is { From: Column before, To: Column after } ? before.Type == after.Type && before.Collation == after.Collation ? [] : [before.Id] : alter.Alteration.Converts
        where column.Table is not null && set.From[new(ObjectKinds.Table, column.Schema, column.Table)] is Table { PartitionKey: not null } table && table.KeyColumns.Value.Contains(column.Name) && set.To.Contains(table.Id)
        select new ObjectId(ObjectKinds.Table, column.Schema, column.Table!);

    private static bool IsFreed(ChangeSet set, ObjectId? table) => table is { } id && set.From.BondsOf(id).Any(bond => set.Gone.Contains(bond.Id));

    private static void Pair(ChangeSet set, DatabaseObject old, DatabaseObject item, ComparisonOptions options)
    {
        if (Facets.Ignore(old, options) == Facets.Ignore(item, options)) return;
        if (Facets.Strip(old) == Facets.Strip(item)) set.Altered[item.Id] = new AlterChange(old, item, Alteration.Of());
        else if (item.Id.Kind.Ddl.Alter(old, item, set.Context) is { } alteration) set.Altered[item.Id] = new AlterChange(old, item, alteration);
        else set.Replace(item.Id);
    }
}
