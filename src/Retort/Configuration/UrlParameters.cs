using System.Globalization;

namespace Retort.Configuration;

/// <summary>The settings that an address may carry, their other names, and the values that each takes.</summary>
internal static class UrlParameters
{
    private static readonly string[] TlsModes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];
    private static readonly string[] SessionAttributes = ["any", "read-write", "read-only", "primary", "standby", "prefer-standby"];
    private static readonly string[] Bindings = ["disable", "prefer", "require"];

    /// <summary>libpq's names.</summary>
    public static readonly string[] Known =
    [
        "sslmode", "sslrootcert", "sslcert", "sslkey", "application_name", "connect_timeout", "options", "target_session_attrs", "channel_binding",
    ];

    /// <summary>Names of other drivers, without spaces and in lower case.</summary>
    private static readonly Dictionary<string, string> Aliases = new()
    {
        ["ssl"] = "sslmode",
        ["applicationname"] = "application_name",
        ["connecttimeout"] = "connect_timeout",
        ["timeout"] = "connect_timeout",
        ["rootcertificate"] = "sslrootcert",
        ["sslcertificate"] = "sslcert",
        ["targetsessionattributes"] = "target_session_attrs",
        ["channelbinding"] = "channel_binding",
    };

    /// <summary>libpq's name for a name that any driver uses; null when there is none.</summary>
    public static string? Name(string name)
    {
        var plain = name.Replace(" ", "").ToLowerInvariant();
        return Known.Contains(plain) ? plain : Aliases.GetValueOrDefault(plain);
    }

    /// <summary>The value in libpq's spelling; null when the setting does not take it.</summary>
    public static string? Value(string name, string value, bool verifiesByDefault) => name switch
    {
        "sslmode" => OneOf(TlsModes, TlsMode(value.ToLowerInvariant(), verifiesByDefault)),
        "target_session_attrs" => OneOf(SessionAttributes, value.ToLowerInvariant().Replace("preferstandby", "prefer-standby")),
        "channel_binding" => OneOf(Bindings, value.ToLowerInvariant()),
        "connect_timeout" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds.ToString(CultureInfo.InvariantCulture) : null,
        _ => value,
    };

    /// <summary>What a setting takes, for the error.</summary>
    public static string Expected(string name) => name switch
    {
        "sslmode" => string.Join(", ", TlsModes),
        "target_session_attrs" => string.Join(", ", SessionAttributes),
        "channel_binding" => string.Join(", ", Bindings),
        _ => "a whole number of seconds",
    };

    /// <summary>JDBC's <c>ssl=true</c> verifies the server, libpq's and asyncpg's does not.</summary>
    private static string TlsMode(string value, bool verifiesByDefault) => value switch
    {
        "true" or "1" or "on" => verifiesByDefault ? "verify-full" : "require",
        "false" or "0" or "off" => "disable",
        "verifyca" => "verify-ca",
        "verifyfull" => "verify-full",
        _ => value,
    };

    private static string? OneOf(string[] values, string value) => values.Contains(value) ? value : null;
}
