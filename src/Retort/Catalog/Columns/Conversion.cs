namespace Retort.Catalog.Columns;

/// <summary>How the values of one type become values of another.</summary>
internal static class Conversion
{
    private static readonly string[] Numbers = ["smallint", "integer", "bigint", "numeric", "real", "double precision"];
    private static readonly string[] Texts = ["char", "varchar", "text", "\"char\"", "name", "citext"];
    private static readonly string[] Moments = ["date", "timestamp", "timestamptz"];

    /// <summary>
    /// The USING clause that a change of type needs; empty where PostgreSQL assigns the one to the other by itself. Types of different
    /// families are converted through text: that always exists, and fails on the first value that has no meaning in the new type.
    /// </summary>
    public static string Using(Column from, Column to)
    {
        // A domain is assigned what its type is assigned: the text of 10.00 is no integer, its value is one.
        var (before, after) = (from.DomainOf.Value ?? from.Type, to.DomainOf.Value ?? to.Type);
        if (IsAssigned(before, after)) return "";
        return Texts.Contains(Base(before)) ? $" using {to.Id.BareName}::{to.Type}" : $" using {to.Id.BareName}::text::{to.Type}";
    }

    /// <summary>Whether PostgreSQL assigns values of the one type to the other by itself.</summary>
    public static bool IsAssigned(string from, string to)
    {
        var (before, after) = (Base(from), Base(to));
        return before == after || Together(Numbers, before, after) || Together(Texts, before, after) || Together(Moments, before, after)
            || Texts.Contains(after) && !before.EndsWith("[]", StringComparison.Ordinal);
    }

    /// <summary>The type without its length or precision: <c>varchar</c> of <c>varchar(20)</c>.</summary>
    public static string Base(string type)
    {
        var open = type.IndexOf('(');
        return open < 0 ? type : type[..open].TrimEnd() + type[(type.IndexOf(')', open) + 1)..];
    }

    private static bool Together(string[] family, string one, string other) => family.Contains(one) && family.Contains(other);
}
