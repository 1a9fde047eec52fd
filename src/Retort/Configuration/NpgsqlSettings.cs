using System.Globalization;
using Npgsql;

namespace Retort.Configuration;

/// <summary>Turns the parts of an address into Npgsql's connection string.</summary>
internal static class NpgsqlSettings
{
    /// <summary>The connection string, with every odd value in quotes: .NET's own writer loses a line feed at a value's end.</summary>
    public static string Write(DatabaseUrl url)
    {
        var builder = From(url);
        return string.Join(';', builder.Keys.Select(key => $"{key}={Quote(Convert.ToString(builder[key], CultureInfo.InvariantCulture) ?? "")}"));
    }

    private static string Quote(string value) =>
        value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '/') ? value : $"\"{value.Replace("\"", "\"\"")}\"";

    private static NpgsqlConnectionStringBuilder From(DatabaseUrl url)
    {
        var builder = new NpgsqlConnectionStringBuilder { Database = url.Database };
        if (url.User is not null) builder.Username = url.User;
        if (url.Password is not null) builder.Password = url.Password;
        AddHosts(builder, url.Hosts);
        foreach (var parameter in url.Parameters) Add(builder, parameter);
        foreach (var setting in url.DriverSettings) builder[setting.Name] = setting.Value;
        VerifyAsLibpq(builder, url);
        return builder;
    }

    private static void AddHosts(NpgsqlConnectionStringBuilder builder, ValueList<DatabaseHost> hosts)
    {
        builder.Host = hosts.Count == 1 ? hosts[0].Name : string.Join(',', hosts.Select(host => host.ToString()));
        if (hosts.Count == 1) builder.Port = hosts[0].Port;
    }

    private static void Add(NpgsqlConnectionStringBuilder builder, UrlParameter parameter)
    {
        switch (parameter.Name)
        {
            case "sslmode": builder.SslMode = Enum.Parse<SslMode>(parameter.Value.Replace("-", ""), ignoreCase: true); break;
            case "sslrootcert" when parameter.Value != "system": builder.RootCertificate = parameter.Value; break;
            case "sslrootcert": break;
            case "sslcert": builder.SslCertificate = parameter.Value; break;
            case "sslkey": builder.SslKey = parameter.Value; break;
            case "application_name": builder.ApplicationName = parameter.Value; break;
            case "connect_timeout": builder.Timeout = int.Parse(parameter.Value, CultureInfo.InvariantCulture); break;
            case "options": builder.Options = parameter.Value; break;
            case "target_session_attrs": builder.TargetSessionAttributes = parameter.Value; break;
            case "channel_binding": builder.ChannelBinding = Enum.Parse<ChannelBinding>(parameter.Value, ignoreCase: true); break;
            default: throw new InvalidOperationException($"no setting of Npgsql for \"{parameter.Name}\"");
        }
    }

    /// <summary>libpq verifies as soon as a root certificate is named: <c>require</c> means <c>verify-ca</c>, <c>system</c> means <c>verify-full</c>.</summary>
    private static void VerifyAsLibpq(NpgsqlConnectionStringBuilder builder, DatabaseUrl url)
    {
        var root = url.Parameters.FirstOrDefault(parameter => parameter.Name == "sslrootcert")?.Value;
        if (root == "system") builder.SslMode = SslMode.VerifyFull;
        else if (root is not null && builder.SslMode == SslMode.Require) builder.SslMode = SslMode.VerifyCA;
    }
}
