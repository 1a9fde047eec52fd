using System.Buffers;

namespace Retort.Sql;

/// <summary>Writes names as PostgreSQL's <c>quote_ident</c> does: quoted only when they must be.</summary>
public static class Identifier
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>The name as it is written in a statement.</summary>
    public static string Quote(string name) =>
        NeedsQuotes(name) ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;

    /// <summary>The name with its schema, each quoted where needed.</summary>
    public static string Quote(string schema, string name) => $"{Quote(schema)}.{Quote(name)}";

    private static bool NeedsQuotes(string name) =>
        name.Length == 0 || char.IsAsciiDigit(name[0]) || name.AsSpan().ContainsAnyExcept(Plain) || Keyword.NeedsQuotes(name);
}
