using Retort.Catalog;

namespace Retort.Comparison;

/// <summary>Pairs what goes with what comes where only the name differs: such a rename is certain, not guessed, for both define the same thing in the same place.</summary>
internal static class RenameFinder
{
    public static void Find(ChangeSet set)
    {
        var gone = set.Gone.Where(id => id.Table is not null)
            .GroupBy(id => (id.Kind, id.Schema, id.Table)).ToDictionary(group => group.Key, group => group.Order().ToList());
        foreach (var id in set.Created.Order().ToList())
        {
            if (!gone.TryGetValue((id.Kind, id.Schema, id.Table), out var candidates)) continue;
            var to = set.To[id]!;
            var match = candidates.Find(candidate => IsOnlyRenamed(set.From[candidate]!, to));
            if (match == default) continue;
            candidates.Remove(match);
            set.Gone.Remove(match);
            set.Created.Remove(id);
            set.Renamed[match] = new RenameChange(set.From[match]!, to);
        }
    }

    private static bool IsOnlyRenamed(DatabaseObject from, DatabaseObject to) =>
        to.Id.Kind.Ddl.IsSamePlace(from, to) && to.Id.Kind.Ddl.Renamed(Facets.Strip(from), to.Id) == Facets.Strip(to);
}
