using Retort.Errors;

namespace Retort.Configuration;

/// <summary>Tells the forms of an address apart.</summary>
/// <remarks>
/// No error repeats a piece of the text, save mistyped names: a password with an unescaped <c>/</c>, <c>@</c> or <c>;</c> can end up anywhere.
/// </remarks>
internal sealed class DatabaseUrlReader(string? where)
{
    public const string Forms = "Write `postgresql://user:password@host:5432/database`, `Host=...;Database=...`, `host=... dbname=...` or `local:NAME`.";

    public DatabaseUrl Read(string text)
    {
        text = text.Trim();
        if (text.Length == 0) throw Refuse("It is empty.");
        if (text.StartsWith("local:", StringComparison.OrdinalIgnoreCase)) return Local(text["local:".Length..]);
        var parts = new DatabaseUrlParts(this);
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0 && UrlForm.IsScheme(text[..scheme])) new UrlForm(parts, this).Read(text[..scheme], text[(scheme + 3)..]);
        else if (KeywordForm.Recognizes(text)) new KeywordForm(parts, this).Read(text);
        else if (text.Contains('=')) new NpgsqlForm(parts, this).Read(text);
        else throw Refuse(scheme >= 0 ? "Its scheme is not one of PostgreSQL's." : "It has none of the known forms.");
        return parts.ToUrl();
    }

    public ConfigurationException Refuse(string detail, string? hint = null) =>
        new("invalid-database-url", "the address of the database cannot be read")
        {
            Detail = detail,
            Where = where is null ? [] : [where],
            Hint = hint ?? Forms,
        };

    /// <summary>A mistyped name; a piece of a password stands where names stand when a separator in it was not escaped, so only what looks like a known name is shown.</summary>
    public static string Shown(string name, string? near) => near is not null && name.All(c => char.IsAsciiLetter(c) || c is ' ' or '_') ? $"\"{name}\"" : "in it";

    private DatabaseUrl Local(string name)
    {
        if (name.Length == 0 || name.Contains('/')) throw Refuse("After \"local:\" comes the name of a database.", "Write `local:NAME`, for example `local:app`.");
        return new DatabaseUrl { IsLocal = true, Database = name };
    }
}
