using Retort.Configuration;

namespace Retort.Server;

/// <summary>A local server that answers.</summary>
public sealed record RunningServer
{
    /// <summary>The role that owns the server.</summary>
    public const string Role = "postgres";

    /// <summary>The only address that it listens on.</summary>
    public const string Address = "127.0.0.1";

    /// <summary>The TCP port.</summary>
    public required int Port { get; init; }

    /// <summary>The number of the server's first process; 0 in a container.</summary>
    public required int Pid { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The major version.</summary>
    public required int MajorVersion { get; init; }

    /// <summary>The container that it runs in, in words; null when it is processes of this machine.</summary>
    internal string? Container { get; init; }

    internal string User { get; init; } = Role;

    internal string Password { get; init; } = "";

    /// <summary>The address of a database, with the role and its password.</summary>
    public DatabaseUrl Url(string database) => new()
    {
        Hosts = [new DatabaseHost { Name = Address, Port = Port }],
        User = User,
        Password = Password,
        Database = database,
    };

    /// <summary>Npgsql's connection string of a database, with the password.</summary>
    public string ConnectionString(string database) => Url(database).ToConnectionString();
}
