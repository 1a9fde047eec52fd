using Retort.Catalog;
using Retort.Catalog.Constraints;
using Retort.Catalog.Tables;

namespace Retort.Comparison;

/// <summary>Tables that become logged or unlogged: a logged one may refer to logged ones only, at any moment.</summary>
internal static class Logging
{
    /// <summary>For foreign keys that stay, the table that changes first and the one that changes after it.</summary>
    public static IEnumerable<(ObjectId First, ObjectId Then)> Order(ChangeSet set) =>
        Keys(set).Select(key => ((Table)set.To[key.Table]!).IsLogged ? (key.Referenced, key.Table) : (key.Table, key.Referenced));

    /// <summary>Keys of tables that refer to each other in a circle have no such order: they are made again.</summary>
    public static void OpenCircles(ChangeSet set)
    {
        var keys = Keys(set).ToList();
        var tables = keys.SelectMany(key => new[] { key.Table, key.Referenced }).Distinct().ToList();
        var neighbours = tables.Select(table => keys.Where(key => key.Table == table).Select(key => tables.IndexOf(key.Referenced)).ToList()).ToList();
        foreach (var circle in StronglyConnected.Components(neighbours).Where(component => component.Count > 1))
            foreach (var key in keys.Where(key => circle.Contains(tables.IndexOf(key.Table)) && circle.Contains(tables.IndexOf(key.Referenced)))) set.Replace(key.Id);
    }

    /// <summary>Foreign keys that go or come, each with a table of its own that changes meanwhile.</summary>
    public static IEnumerable<(ObjectId Key, ObjectId Table)> KeysThatWait(ChangeSet set, IReadOnlySet<ObjectId> ids)
    {
        if (!set.Altered.Keys.Any(id => Changes(set, id))) return [];
        var database = ReferenceEquals(ids, set.Gone) ? set.From : set.To;
        return ids.Select(id => database[id]).OfType<Constraint>().Where(key => key.Type == ConstraintType.ForeignKey)
            .SelectMany(key => Tables(key).Append(key.Container!.Value).Where(table => Changes(set, table)).Select(table => (key.Id, table)));
    }

    private static IEnumerable<(ObjectId Id, ObjectId Table, ObjectId Referenced)> Keys(ChangeSet set)
    {
        if (!set.Altered.Keys.Any(id => Changes(set, id))) return [];
        return from key in set.From.Objects.OfType<Constraint>()
               where key.Type == ConstraintType.ForeignKey && !set.Gone.Contains(key.Id) && Changes(set, key.Container!.Value)
               from referenced in Tables(key)
               where referenced != key.Container && Changes(set, referenced)
               orderby key.Id
               select (key.Id, key.Container!.Value, referenced);
    }

    private static IEnumerable<ObjectId> Tables(Constraint key) => key.DependsOn.Value.Where(dependency => dependency.On.Kind == ObjectKinds.Column)
        .Select(dependency => new ObjectId(ObjectKinds.Table, dependency.On.Schema, dependency.On.Table!)).Distinct();

    private static bool Changes(ChangeSet set, ObjectId id) => set.Altered.TryGetValue(id, out var alter) && alter is { From: Table from, To: Table to } && from.IsLogged != to.IsLogged;
}
