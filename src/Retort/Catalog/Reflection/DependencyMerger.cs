using System.Runtime.InteropServices;

namespace Retort.Catalog.Reflection;

/// <summary>Gives each object that was read the list of what it depends on, without a list on the way for those that have none.</summary>
internal sealed class DependencyMerger(List<DatabaseObject> objects)
{
    private readonly ILookup<ObjectId, DatabaseObject> parts = objects.Where(item => item.Container is not null).ToLookup(item => item.Container!.Value);
    private readonly Dictionary<ObjectId, int> seen = [];
    private readonly List<Dependency> merged = [];

    /// <summary>Fills in what the rows say, the parts that an object needs, its schema and its container.</summary>
    public void Fill(IEnumerable<DependencyRow> unsorted)
    {
        DependencyRow[] rows = [.. unsorted.OrderBy(row => row.Dependent)];
        var next = 0;
        for (var place = 0; place < objects.Count; place++)
        {
            var first = next;
            while (next < rows.Length && rows[next].Dependent == place) next++;
            objects[place].Settle(Merge(objects[place], rows.AsSpan(first..next)));
        }
    }

    private ValueList<Dependency> Merge(DatabaseObject item, ReadOnlySpan<DependencyRow> rows)
    {
        merged.Clear();
        seen.Clear();
        foreach (var row in rows) Add(new Dependency(objects[row.On].Id, row.GoesWith, row.ThroughBond));
        foreach (var row in rows)
            if (item.NeedsParts)
                foreach (var part in parts[objects[row.On].Id].Where(item.NeedsPart)) Add(new Dependency(part.Id, GoesWith: false));
        if (item.Id.Schema.Length > 0) Add(new Dependency(new ObjectId(ObjectKinds.Schema, "", item.Id.Schema), GoesWith: false));
        if (item.Container is { } container) Add(new Dependency(container, GoesWith: true));
        return ValueList.Create(CollectionsMarshal.AsSpan(merged));
    }

    /// <summary>One dependency for each object: it goes with it when any row says so, and only through a bond when all that say so do.</summary>
    private void Add(Dependency dependency)
    {
        if (seen.TryAdd(dependency.On, merged.Count))
        {
            merged.Add(dependency);
            return;
        }
        var place = seen[dependency.On];
        var before = merged[place];
        merged[place] = before.GoesWith == dependency.GoesWith ? before with { ThroughBond = before.ThroughBond && dependency.ThroughBond }
            : before.GoesWith ? before : dependency;
    }
}
