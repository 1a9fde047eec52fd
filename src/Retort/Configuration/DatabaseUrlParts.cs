using System.Globalization;
using System.Net;

namespace Retort.Configuration;

/// <summary>Collects what a form of address says, under libpq's names, and checks it.</summary>
internal sealed class DatabaseUrlParts(DatabaseUrlReader reader)
{
    private readonly List<UrlParameter> parameters = [];
    private readonly List<UrlParameter> driverSettings = [];
    private List<(string Name, string? Port)> hosts = [];
    private string ports = "";
    private string? user;
    private string? password;
    private string? database;

    /// <summary>Whether <c>ssl=true</c> means that the server is verified too.</summary>
    public bool VerifiesByDefault { get; set; }

    /// <summary>Takes one setting by any driver's name; false when the name is not known.</summary>
    public bool Set(string name, string value)
    {
        switch (name.Replace(" ", "").ToLowerInvariant())
        {
            case "host" or "hostaddr" or "server": SetHosts(value.Split(',').Select(host => SplitPort(host.Trim()))); return true;
            case "port": ports = value; return true;
            case "user" or "username" or "userid" or "uid": user = value; return true;
            case "password" or "pwd" or "psw": password = value; return true;
            case "dbname" or "database" or "db": database = value; return true;
        }

        if (UrlParameters.Name(name) is not { } known) return false;
        var normal = UrlParameters.Value(known, value, VerifiesByDefault)
            ?? throw reader.Refuse($"\"{known}\" does not take the value that it has.", $"Use one of: {UrlParameters.Expected(known)}.");
        parameters.RemoveAll(parameter => parameter.Name == known);
        parameters.Add(new UrlParameter(known, normal));
        return true;
    }

    public void SetHosts(IEnumerable<(string Name, string? Port)> all) => hosts = [.. all];

    public void SetDriver(string name, string value) => driverSettings.Add(new UrlParameter(name, value));

    public DatabaseUrl ToUrl() => new()
    {
        Hosts = Hosts().ToValueList(),
        User = NullWhenEmpty(user),
        Password = NullWhenEmpty(password),
        Database = NullWhenEmpty(database) ?? NullWhenEmpty(user) ?? "postgres",
        Parameters = parameters.ToValueList(),
        DriverSettings = driverSettings.ToValueList(),
    };

    private IEnumerable<DatabaseHost> Hosts()
    {
        var numbers = ports.Split(',');
        if (hosts.Count == 0) hosts.Add(("", null));
        if (numbers.Length > 1 && numbers.Length != hosts.Count) throw reader.Refuse($"It has {hosts.Count} hosts and {numbers.Length} ports.");
        for (var i = 0; i < hosts.Count; i++)
        {
            yield return new DatabaseHost
            {
                Name = hosts[i].Name.Length == 0 ? "localhost" : hosts[i].Name,
                Port = Port(hosts[i].Port ?? numbers[numbers.Length == 1 ? 0 : i].Trim()),
            };
        }
    }

    /// <summary><c>host:port</c>, <c>[v6]:port</c>, <c>[v6]</c> or a bare IPv6 address.</summary>
    public (string Name, string? Port) SplitPort(string host)
    {
        if (host.StartsWith('['))
        {
            var end = host.IndexOf(']');
            if (end < 0 || !IPAddress.TryParse(host[1..end], out _)) throw reader.Refuse("The address in brackets is not an IPv6 address.");
            if (end + 1 < host.Length && host[end + 1] != ':') throw reader.Refuse("After the brackets of an IPv6 address comes a colon and a port.");
            return (host[1..end], end + 1 < host.Length ? host[(end + 2)..] : null);
        }

        var colon = host.LastIndexOf(':');
        if (!host.StartsWith('/') && host.IndexOf(':') != colon && !IPAddress.TryParse(host, out _)) throw reader.Refuse("The host has more than one colon, and is not an IPv6 address.");
        return colon < 0 || host.StartsWith('/') || host.IndexOf(':') != colon ? (host, null) : (host[..colon], host[(colon + 1)..]);
    }

    private int Port(string text)
    {
        if (text.Length == 0) return DatabaseHost.DefaultPort;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535) return port;
        throw reader.Refuse(
            "The port is not a number from 1 to 65535.",
            "Percent-encode special characters in the role and the password: `@` is `%40`, `/` is `%2F`, `:` is `%3A`, `?` is `%3F`.");
    }

    private static string? NullWhenEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
