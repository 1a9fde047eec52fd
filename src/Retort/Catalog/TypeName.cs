namespace Retort.Catalog;

/// <summary>Writes types as people do: <c>format_type</c> spells some of PostgreSQL's own names out as the SQL standard does.</summary>
internal static class TypeName
{
    /// <summary>What format_type spells out, and the short name; the standard's names stand first where one is the beginning of another.</summary>
    private static readonly (string Long, string Short)[] Names =
        [("character varying", "varchar"), ("bit varying", "varbit"), ("character", "char"), ("timestamp", "timestamp"), ("time", "time")];

    /// <summary>The short form of a type that format_type printed: <c>character varying(10)[]</c> is <c>varchar(10)[]</c>.</summary>
    public static string Short(string type)
    {
        foreach (var (name, brief) in Names)
            if (type.StartsWith(name, StringComparison.Ordinal) && Modifiers(type[name.Length..]) is { } rest)
                return name is "timestamp" or "time" ? Zone(brief, rest) : brief + rest;
        return type;
    }

    /// <summary>What follows the name when it is a length, a zone or brackets; null when the name is only the beginning of another.</summary>
    private static string? Modifiers(string rest) => rest is "" or ['(' or '[' or ' ', ..] ? rest : null;

    private static string Zone(string name, string rest) =>
        rest.Contains(" with time zone", StringComparison.Ordinal)
            ? $"{name}tz{rest.Replace(" with time zone", "", StringComparison.Ordinal)}"
            : name + rest.Replace(" without time zone", "", StringComparison.Ordinal);
}
