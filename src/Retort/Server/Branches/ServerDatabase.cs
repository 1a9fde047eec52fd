using Npgsql;
using Retort.Sql;

namespace Retort.Server.Branches;

/// <summary>A database of a server, with what it says of itself.</summary>
internal sealed record ServerDatabase
{
    public required string Name { get; init; }

    /// <summary>Its bytes; null where this role may not know.</summary>
    public long? Size { get; init; }

    public string? Comment { get; init; }

    public DatabaseMark? Mark => DatabaseMark.Parse(Comment);

    /// <summary>All databases of the server that are not templates.</summary>
    public static async Task<ValueList<ServerDatabase>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Server/Branches/Databases"), connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var databases = new List<ServerDatabase>();
        while (await reader.ReadAsync(cancellation))
        {
            databases.Add(new ServerDatabase
            {
                Name = reader.GetString(0),
                Size = reader.IsDBNull(1) ? null : reader.GetInt64(1),
                Comment = reader.IsDBNull(2) ? null : reader.GetString(2),
            });
        }

        return databases.ToValueList();
    }
}
