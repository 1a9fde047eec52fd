using Npgsql;
using Retort.Sql;

namespace Retort.Server.Copies;

/// <summary>A database that is copied, or that another one follows, and what CREATE DATABASE would leave behind of it.</summary>
internal sealed record CopyTemplate
{
    /// <summary>Settings that are lists: their values are stored as they are written in SQL (pg_dump's variable_is_guc_list_quote).</summary>
    private static readonly string[] Lists =
        ["local_preload_libraries", "search_path", "session_preload_libraries", "shared_preload_libraries", "temp_tablespaces", "unix_socket_directories"];

    /// <summary>Stands for the new database's name: what no name and no setting has in it.</summary>
    public const string Placeholder = "\u0001";

    public required string Name { get; init; }

    public required string Owner { get; init; }

    /// <summary>Whether this role owns it, or may make things that its owner owns.</summary>
    public bool MayOwn { get; init; }

    public int ConnectionLimit { get; init; }

    /// <summary>Whether anybody may connect: to a snapshot nobody may.</summary>
    public bool AllowsConnections { get; init; } = true;

    public string? Comment { get; init; }

    public long Size { get; init; }

    public int Version { get; init; }

    public bool HasFsync { get; init; }

    public bool CanClone { get; init; }

    /// <summary>Whether anybody is connected to it.</summary>
    public bool IsInUse { get; init; }

    public bool MayCreate { get; init; }

    public bool IsSuperuser { get; init; }

    /// <summary>Statements with <see cref="Placeholder"/> for the new database's name.</summary>
    public ValueList<string> Attributes { get; init; }

    /// <summary>The clauses of CREATE DATABASE that make an empty one store and sort as this one does, on any server.</summary>
    public string Creation { get; init; } = "";

    /// <summary>Whether that is what the server does on its own: then what somebody put into template1 comes along.</summary>
    public bool IsLikeTemplate { get; init; }

    /// <summary>TABLESPACE as a clause; empty where it is the usual one.</summary>
    public string Room { get; init; } = "";

    /// <summary>OWNER and CONNECTION LIMIT as clauses of CREATE DATABASE.</summary>
    public string Clauses => $"{(MayOwn ? $" owner {Identifier.Quote(Owner)}" : "")} connection limit {ConnectionLimit}";

    /// <summary>Reads a database of an open server; null when there is no such database.</summary>
    public static async Task<CopyTemplate?> FindAsync(NpgsqlConnection connection, string name, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Server/Copies/Template"), connection) { Parameters = { new() { Value = name } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await ReadAsync(reader, name, cancellation);
    }

    /// <summary>Reads the row of <c>Template.sql</c>; null when there is no such database.</summary>
    public static async Task<CopyTemplate?> ReadAsync(NpgsqlDataReader reader, string name, CancellationToken cancellation)
    {
        if (!await reader.ReadAsync(cancellation)) return null;
        return new CopyTemplate
        {
            Name = name,
            Owner = reader.GetString(reader.GetOrdinal("owner")),
            MayOwn = reader.GetBoolean(reader.GetOrdinal("may_own")),
            ConnectionLimit = reader.GetInt32(reader.GetOrdinal("connection_limit")),
            AllowsConnections = reader.GetBoolean(reader.GetOrdinal("allows_connections")),
            Comment = reader.IsDBNull(reader.GetOrdinal("comment")) ? null : reader.GetString(reader.GetOrdinal("comment")),
            Size = reader.GetInt64(reader.GetOrdinal("size")),
            Version = reader.GetInt32(reader.GetOrdinal("version")),
            HasFsync = reader.GetBoolean(reader.GetOrdinal("fsync")),
            CanClone = reader.GetBoolean(reader.GetOrdinal("can_clone")),
            IsInUse = reader.GetBoolean(reader.GetOrdinal("is_in_use")),
            MayCreate = reader.GetBoolean(reader.GetOrdinal("may_create")),
            IsSuperuser = reader.GetBoolean(reader.GetOrdinal("is_superuser")),
            Attributes = [.. Grants(reader), .. Settings(reader)],
            Creation = reader.GetString(reader.GetOrdinal("creation")),
            IsLikeTemplate = reader.GetBoolean(reader.GetOrdinal("is_like_template1")),
            Room = reader.GetString(reader.GetOrdinal("room")),
        };
    }

    private static IEnumerable<string> Grants(NpgsqlDataReader reader) =>
        reader.GetBoolean(reader.GetOrdinal("has_acl")) ? [$"revoke all on database {Placeholder} from public", .. Texts(reader, "grants")] : [];

    private static IEnumerable<string> Settings(NpgsqlDataReader reader) =>
        Texts(reader, "settings").Zip(Texts(reader, "setting_values"), (start, value) => start + (Lists.Any(name => start.Contains($" set {name} = ")) && value.Length > 0 ? value : Literal.Quote(value)));

    private static string[] Texts(NpgsqlDataReader reader, string column) => reader.GetFieldValue<string[]>(reader.GetOrdinal(column));
}
