namespace Retort.Catalog.Privileges;

/// <summary>The access list of one object as PostgreSQL sees it: each right that is not the owner's gift stands on a grant option of its grantor.</summary>
internal static class GrantChain
{
    /// <summary>How far a right is from the owner, whose gifts are 1. What nothing here carries is 2: the grant option is one on the whole table.</summary>
    public static int Level(Privilege right, ValueList<Privilege> all) => Level(right, all, all.Count);

    /// <summary>The rights that can stay while the rest of the first list is taken away: those of both whose grantor keeps the option.</summary>
    public static List<Privilege> Kept(ValueList<Privilege> before, ValueList<Privilege> after)
    {
        var kept = before.Where(old => after.Any(one => IsSame(one, old))).ToList();
        while (kept.RemoveAll(right => Carriers(right, before).Any() && !Carriers(right, before).Any(option => kept.Contains(option) && after.Contains(option))) > 0)
        {
        }
        return kept;
    }

    /// <summary>Whether two differ by the grant option at most.</summary>
    public static bool IsSame(Privilege one, Privilege other) => one with { Grantable = other.Grantable } == other;

    private static int Level(Privilege right, ValueList<Privilege> all, int depth) =>
        right.Grantor.Length == 0 || depth == 0 ? 1 : 1 + Carriers(right, all).Select(option => Level(option, all, depth - 1)).DefaultIfEmpty(1).Min();

    private static IEnumerable<Privilege> Carriers(Privilege right, ValueList<Privilege> all) =>
        right.Grantor.Length == 0 ? [] : all.Where(option => option.Grantable && option.Grantee == right.Grantor && option.Name == right.Name);
}
