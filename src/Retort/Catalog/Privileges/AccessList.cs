using System.Text;

namespace Retort.Catalog.Privileges;

/// <summary>Access lists as PostgreSQL writes them: <c>=r/anna</c> and <c>"Jo Ann"=ar*/anna</c> are what anna granted to everybody and to Jo Ann.</summary>
internal static class AccessList
{
    /// <summary>The rights, sorted, for the order of an access list means nothing.</summary>
    /// <param name="items">One for each grantee and grantor.</param>
    /// <param name="owner">The owner of the object.</param>
    public static ValueList<Privilege> Read(IEnumerable<string> items, string owner) => Privilege.Merge(items.SelectMany(item => Rights(item, owner))
        .OrderBy(one => one.Grantee, StringComparer.Ordinal).ThenBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Grantor, StringComparer.Ordinal));

    private static IEnumerable<Privilege> Rights(string item, string owner)
    {
        var place = 0;
        var grantee = Role(item, ref place);
        grantee = grantee.Length == 0 ? "public" : OwnerAsEmpty(grantee, owner);
        var rights = ++place;
        while (item[place] != '/') place++;
        var end = place++;
        var grantor = OwnerAsEmpty(Role(item, ref place), owner);
        for (var at = rights; at < end; at++)
            if (item[at] != '*') yield return new(grantee, Name(item[at]), item[at + 1] == '*', grantor);
    }

    private static string OwnerAsEmpty(string role, string owner) => role == owner ? "" : role;

    /// <summary>The role at a place, which moves behind it: a plain word, or anything in double quotes.</summary>
    private static string Role(string item, ref int place)
    {
        var name = new StringBuilder();
        for (var quoted = false; place < item.Length && (quoted || item[place] is not ('=' or '/')); place++)
        {
            if (item[place] != '"') name.Append(item[place]);
            else if (quoted && place + 1 < item.Length && item[place + 1] == '"') name.Append(item[++place]);
            else quoted = !quoted;
        }
        return name.ToString();
    }

    private static string Name(char letter) => letter switch
    {
        'a' => "insert",
        'r' => "select",
        'w' => "update",
        'd' => "delete",
        'D' => "truncate",
        'x' => "references",
        't' => "trigger",
        'm' => "maintain",
        'X' => "execute",
        'U' => "usage",
        'C' => "create",
        'T' => "temporary",
        'c' => "connect",
        's' => "set",
        'A' => "alter system",
        _ => throw new InvalidOperationException($"PostgreSQL wrote a privilege \"{letter}\" that is not known here"),
    };
}
