namespace Retort.Configuration;

/// <summary>Where a database is: every form people write an address in, read into the same parts.</summary>
/// <remarks>The password takes part in equality and in <see cref="ToConnectionString"/>, and in nothing that is shown.</remarks>
public sealed record DatabaseUrl
{
    /// <summary>The servers to try, in order; empty for a database of the local server.</summary>
    public ValueList<DatabaseHost> Hosts { get; init; }

    /// <summary>The role to log in as; null leaves it to the driver.</summary>
    public string? User { get; init; }

    /// <summary>The name of the database.</summary>
    public required string Database { get; init; }

    /// <summary>Further settings under libpq's names, each at most once, in the order written.</summary>
    public ValueList<UrlParameter> Parameters { get; init; }

    /// <summary>Whether this is <c>local:NAME</c>, a database of the workspace's own server.</summary>
    public bool IsLocal { get; init; }

    internal string? Password { get; init; }

    /// <summary>Settings of Npgsql that libpq does not know, such as <c>Pooling</c>.</summary>
    internal ValueList<UrlParameter> DriverSettings { get; init; }

    /// <summary>The address as shown to people: a URL without the password.</summary>
    public string Display => IsLocal ? $"local:{Database}" : Write(password: null);

    /// <summary>Reads an address in any of its forms.</summary>
    /// <param name="text">The address.</param>
    /// <param name="where">Where it was written (<c>file:line</c>), for the error.</param>
    /// <exception cref="Errors.ConfigurationException">The text is not an address; the error never repeats what could be the password.</exception>
    public static DatabaseUrl Parse(string text, string? where = null) => new DatabaseUrlReader(where).Read(text);

    /// <summary>The same server, role and settings with another database.</summary>
    public DatabaseUrl WithDatabase(string database) => this with { Database = database };

    /// <summary>Npgsql's connection string, with the password.</summary>
    /// <exception cref="InvalidOperationException">The address is local: the local server knows its own connection string.</exception>
    public string ToConnectionString()
    {
        if (IsLocal) throw new InvalidOperationException($"the connection string of \"{Display}\" comes from the local server");
        return NpgsqlSettings.Write(this);
    }

    /// <summary>The form for libpq's own programs.</summary>
    public LibpqAddress ToLibpq() => new()
    {
        Url = Write(password: null),
        Environment = Password is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["PGPASSWORD"] = Password },
    };

    /// <summary><see cref="Display"/>.</summary>
    public override string ToString() => Display;

    /// <summary>The whole URL, with the password: read back it gives an equal value.</summary>
    internal string ToUrl() => IsLocal ? $"local:{Database}" : Write(Password);

    /// <summary>A text of another program without the password, in case that program repeats it.</summary>
    internal string Masked(string text) => Password is not { Length: > 0 } secret
        ? text
        : text.Replace(Uri.EscapeDataString(secret), "***", StringComparison.Ordinal).Replace(secret, "***", StringComparison.Ordinal);

    private string Write(string? password)
    {
        var secret = password is null ? "" : $":{Uri.EscapeDataString(password)}";
        var role = User is null && secret.Length == 0 ? "" : $"{Uri.EscapeDataString(User ?? "")}{secret}@";
        var hosts = string.Join(',', Hosts.Select(host => host.ToUrl()));
        var query = string.Join('&', Parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
        return $"postgresql://{role}{hosts}/{Uri.EscapeDataString(Database)}{(query.Length == 0 ? "" : $"?{query}")}";
    }
}
