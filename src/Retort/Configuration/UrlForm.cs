using Retort.Errors;

namespace Retort.Configuration;

/// <summary><c>postgresql://role:password@host:port,host:port/database?parameters</c>, also with SQLAlchemy's and JDBC's prefixes.</summary>
internal sealed class UrlForm(DatabaseUrlParts parts, DatabaseUrlReader reader)
{
    private const string Escapes = "Percent-encode special characters in the role and the password: `@` is `%40`, `/` is `%2F`, `:` is `%3A`, `?` is `%3F`, `%` is `%25`.";
    private static readonly string[] Drivers = ["asyncpg", "psycopg", "psycopg2", "psycopg_async", "pg8000"];

    public static bool IsScheme(string scheme)
    {
        var name = scheme.StartsWith("jdbc:", StringComparison.OrdinalIgnoreCase) ? scheme[5..] : scheme;
        var plus = name.IndexOf('+');
        if (plus >= 0 && !Drivers.Contains(name[(plus + 1)..], StringComparer.OrdinalIgnoreCase)) return false;
        return (plus < 0 ? name : name[..plus]).ToLowerInvariant() is "postgresql" or "postgres";
    }

    public void Read(string scheme, string rest)
    {
        parts.VerifiesByDefault = scheme.StartsWith("jdbc:", StringComparison.OrdinalIgnoreCase);
        var end = rest.IndexOfAny(['/', '?']);
        var authority = end < 0 ? rest : rest[..end];
        var tail = end < 0 ? "" : rest[end..];
        var question = tail.IndexOf('?');
        ReadAuthority(authority);
        ReadDatabase(question < 0 ? tail : tail[..question]);
        if (question >= 0) ReadQuery(tail[(question + 1)..], plusIsSpace: scheme.Contains('+'));
    }

    private void ReadAuthority(string authority)
    {
        var at = authority.LastIndexOf('@');
        // Split before decoding: the folder of a socket may hold a colon or a comma.
        parts.SetHosts(authority[(at + 1)..].Split(',').Select(parts.SplitPort).Select(host => (Decode(host.Name), host.Port)));
        if (at < 0) return;
        var colon = authority.IndexOf(':', 0, at);
        parts.Set("user", Decode(authority[..(colon < 0 ? at : colon)]));
        if (colon >= 0) parts.Set("password", Decode(authority[(colon + 1)..at]));
    }

    private void ReadDatabase(string path)
    {
        var name = path.TrimStart('/');
        if (name.Contains('@') || name.Contains('/')) throw reader.Refuse("After the host comes one name of a database, without `@` and `/`.", Escapes);
        parts.Set("database", Decode(name));
    }

    private void ReadQuery(string query, bool plusIsSpace)
    {
        if (query.Contains('@')) throw reader.Refuse("There is an `@` behind the question mark.", Escapes);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=');
            if (equals < 0) throw reader.Refuse("A parameter has no value.", "Write parameters as `name=value`, separated by `&`.");
            var name = Decode(pair[..equals]);
            var value = pair[(equals + 1)..];
            if (!parts.Set(name, Decode(plusIsSpace ? value.Replace('+', ' ') : value))) throw Unknown(name, isShown: !query.Contains("password=", StringComparison.OrdinalIgnoreCase));
        }
    }

    // Behind a password whose `&` was not escaped, a piece of it stands where names stand.
    private ConfigurationException Unknown(string name, bool isShown) =>
        Suggestion.Nearest(name, UrlParameters.Known) is { } near
            ? reader.Refuse($"The parameter {DatabaseUrlReader.Shown(name, near)} is not known.", $"Did you mean `{near}`?")
            : reader.Refuse($"The parameter {DatabaseUrlReader.Shown(name, isShown ? name : null)} is not known.", $"Remove it; known are {string.Join(", ", UrlParameters.Known)}.");

    private string Decode(string text)
    {
        for (var i = text.IndexOf('%'); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2])) throw reader.Refuse("A `%` is not followed by two hexadecimal digits.", Escapes);
        }

        var decoded = Uri.UnescapeDataString(text);
        return decoded.Contains('\0') ? throw reader.Refuse("It contains a zero byte.") : decoded;
    }
}
