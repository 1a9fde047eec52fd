using Npgsql;
using Retort.Sql;

namespace Retort.Server.Copies;

/// <summary>A database that is copied, or that another one follows.</summary>
internal sealed record CopyTemplate
{
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

    public bool IsSuperuser { get; init; }

    /// <summary>Whether anybody may be connected to it: somebody, or a worker of the server.</summary>
    public bool IsInUse { get; init; }

    /// <summary>Whether it has privileges or settings of its own.</summary>
    public bool HasAttributes { get; init; }

    /// <summary>Those, where they were read already.</summary>
    public ValueList<string>? Attributes { get; init; }

    /// <summary>Whether there are databases that somebody has not finished, or will not.</summary>
    public bool HasLeftovers { get; init; }

    /// <summary>OWNER and CONNECTION LIMIT as clauses of CREATE DATABASE.</summary>
    public string Clauses => $"{(MayOwn ? $" owner {Identifier.Quote(Owner)}" : "")} connection limit {ConnectionLimit}";

    /// <summary>Reads a database of an open server with its attributes, for a successor on another one; null when there is no such database.</summary>
    public static async Task<CopyTemplate?> FindAsync(NpgsqlConnection connection, string name, CancellationToken cancellation)
    {
        CopyTemplate? found;
        await using (var command = new NpgsqlCommand(SqlFile.Text("Server/Copies/Template"), connection) { Parameters = { new() { Value = name } } })
        await using (var reader = await command.ExecuteReaderAsync(cancellation)) found = await ReadAsync(reader, connection, name, cancellation);
        return found is null ? null : found with { Attributes = await DatabaseAttributes.ReadAsync(connection, name, cancellation) };
    }

    /// <summary>Reads the row of <c>Template.sql</c>; null when there is no such database.</summary>
    public static async Task<CopyTemplate?> ReadAsync(NpgsqlDataReader reader, NpgsqlConnection connection, string name, CancellationToken cancellation)
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
            Version = connection.PostgreSqlVersion.Major,
            HasFsync = reader.GetBoolean(reader.GetOrdinal("fsync")),
            CanClone = reader.GetBoolean(reader.GetOrdinal("can_clone")),
            IsSuperuser = reader.GetBoolean(reader.GetOrdinal("is_superuser")),
            IsInUse = reader.GetBoolean(reader.GetOrdinal("is_in_use")),
            HasAttributes = reader.GetBoolean(reader.GetOrdinal("has_attributes")),
            HasLeftovers = reader.GetBoolean(reader.GetOrdinal("has_leftovers")),
        };
    }
}
