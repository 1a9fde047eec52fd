using Retort.Errors;

using System.Data.Common;
using Npgsql;

namespace Retort.Configuration;

/// <summary>Npgsql's <c>Host=...;Database=...</c>; settings that only Npgsql has are kept for it.</summary>
internal sealed class NpgsqlForm(DatabaseUrlParts parts, DatabaseUrlReader reader)
{
    private static readonly string[] Names =
    [
        "Host", "Port", "Database", "Username", "Password", "SSL Mode", "Root Certificate", "SSL Certificate", "SSL Key", "Application Name", "Timeout", "Options",
        "Target Session Attributes", "Channel Binding", "Pooling", "Search Path", "Command Timeout", "Include Error Detail", "Maximum Pool Size",
    ];

    public void Read(string text)
    {
        var pairs = Split(text);
        foreach (string name in pairs.Keys)
        {
            var value = (string)pairs[name];
            if (parts.Set(name, value)) continue;
            Check(name, value);
            parts.SetDriver(name, value);
        }
    }

    private DbConnectionStringBuilder Split(string text)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = text };
        }
        catch (ArgumentException)
        {
            // Without the cause: its message holds a piece of the text.
            throw reader.Refuse("It is not a list of `Name=value` separated by `;`.", "Put a value with `;` or quotes in double quotes: `Password=\"a;b\"`.");
        }
    }

    private void Check(string name, string value)
    {
        var builder = new NpgsqlConnectionStringBuilder();
        var near = Suggestion.Nearest(name, Names);
        if (!builder.ContainsKey(name)) throw reader.Refuse($"The setting {DatabaseUrlReader.Shown(name, near)} is not known.", near is not null ? $"Did you mean `{near}`?" : "Put a value with `;` in double quotes: `Password=\"a;b\"`.");
        try
        {
            builder[name] = value;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw reader.Refuse($"The setting \"{name}\" does not take the value that it has.", "See Npgsql's documentation of connection strings.");
        }
    }
}
