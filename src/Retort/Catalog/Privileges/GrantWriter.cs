using Retort.Sql;

namespace Retort.Catalog.Privileges;

/// <summary>GRANT and REVOKE from one set of privileges to another.</summary>
internal static class GrantWriter
{
    /// <summary>The commands, revocations first.</summary>
    /// <remarks>Never CASCADE: what stands on a grant option that goes is revoked before it, and granted again when it is to stay.</remarks>
    /// <param name="before">The privileges that hold.</param>
    /// <param name="after">The privileges that should hold.</param>
    /// <param name="target">What they are on.</param>
    public static IEnumerable<Grant> Write(ValueList<Privilege> before, ValueList<Privilege> after, GrantTarget target)
    {
        var kept = GrantChain.Kept(before, after);
        foreach (var group in Revoked(before, after, kept).GroupBy(old => (old.Grantor, old.Grantee, OptionOnly: old.Grantable && kept.Contains(old), Level: GrantChain.Level(old, before))).OrderByDescending(group => group.Key.Level))
            yield return Revoke(group.Key.Grantor, group.Key.Grantee, group.Key.OptionOnly, group.Key.Level, [.. group], target);
        var granted = after.Where(one => !kept.Exists(old => GrantChain.IsSame(old, one) && (old.Grantable || !one.Grantable)));
        foreach (var group in granted.GroupBy(one => (one.Grantor, one.Grantee, one.Grantable, Level: GrantChain.Level(one, after))).OrderBy(group => group.Key.Level))
            yield return new($"grant {Names([.. group], target)} on {target.Address} to {Role(group.Key.Grantee, target.Owner)}{(group.Key.Grantable ? " with grant option" : "")}", group.Key.Grantor, IsRevoked: false, group.Key.Level);
    }

    /// <summary>What a revocation on a table takes from the rights on one of its columns: the same rights, or the options of them, that the same role granted.</summary>
    /// <param name="rights">Those on the column.</param>
    /// <param name="before">The privileges on the table that hold.</param>
    /// <param name="after">The privileges on the table that should hold.</param>
    public static ValueList<Privilege> Left(ValueList<Privilege> rights, ValueList<Privilege> before, ValueList<Privilege> after)
    {
        var kept = GrantChain.Kept(before, after);
        var revoked = Revoked(before, after, kept).ToList();
        return
        [
            .. from right in rights
               let taken = revoked.Where(old => GrantChain.IsSame(old, right)).ToList()
               where taken.TrueForAll(kept.Contains)
               select taken.Count == 0 ? right : right with { Grantable = false },
        ];
    }

    /// <summary>Grants again what should stay on a column and goes with a revocation on its table; what others granted on the strength of it is revoked before.</summary>
    /// <param name="before">The privileges on the column that hold.</param>
    /// <param name="after">The privileges on the column that should hold: the further way there is not written here.</param>
    /// <param name="left">What the revocation leaves of rights on a column.</param>
    /// <param name="target">The column.</param>
    public static IEnumerable<Grant> Restore(ValueList<Privilege> before, ValueList<Privilege> after, Func<ValueList<Privilege>, ValueList<Privilege>> left, GrantTarget target)
    {
        var stays = GrantChain.Kept(before, after).Select(old => after.Contains(old) ? old : old with { Grantable = false }).ToValueList();
        var held = left(stays);
        var stands = GrantChain.Kept(stays, held);
        held = held.Where(right => stands.Exists(one => GrantChain.IsSame(one, right))).ToValueList();
        return [.. Write(stays, held, target).Where(grant => grant is { IsRevoked: true, Grantor.Length: > 0 }), .. Write(held, stays, target)];
    }

    private static IEnumerable<Privilege> Revoked(ValueList<Privilege> before, ValueList<Privilege> after, List<Privilege> kept) =>
        before.Where(old => !kept.Contains(old) || old.Grantable && !after.Contains(old));

    /// <summary>What others than the owner granted is revoked before anything else happens.</summary>
    private static Grant Revoke(string grantor, string grantee, bool optionOnly, int level, List<Privilege> rights, GrantTarget target)
    {
        if (grantor.Length > 0) target = target.Before ?? target;
        return new($"revoke {(optionOnly ? "grant option for " : "")}{Names(rights, target)} on {target.Address} from {Role(grantee, target.Owner)}", grantor, IsRevoked: true, level);
    }

    private static string Names(List<Privilege> privileges, GrantTarget target) =>
        target.All > 1 && privileges.Count == target.All ? "all" : string.Join(", ", privileges.OrderBy(one => Rank(one.Name)).Select(one => target.Name(one.Name)));

    /// <summary>The order in which people write privileges, not the alphabet.</summary>
    private static int Rank(string privilege) => privilege switch
    {
        "select" or "usage" => 0,
        "insert" => 1,
        "update" => 2,
        "delete" => 3,
        _ => 4,
    };

    private static string Role(string grantee, string owner) => grantee switch
    {
        "" => owner,
        "public" => "public",
        _ => Identifier.Quote(grantee),
    };
}
