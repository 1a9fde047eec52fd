using Npgsql;
using Retort.Sql;

namespace Retort.Server.Copies;

/// <summary>How an empty database is made that stores and sorts as another one does.</summary>
/// <param name="Clauses">The clauses of CREATE DATABASE, on any server.</param>
/// <param name="IsLikeTemplate">Whether that is what the server does on its own: then what somebody put into template1 comes along.</param>
/// <param name="Room">TABLESPACE as a clause; empty where it is the usual one.</param>
internal sealed record DatabaseCreation(string Clauses, bool IsLikeTemplate, string Room)
{
    /// <summary>On the server of the other one.</summary>
    public string Here => (IsLikeTemplate ? "" : Clauses) + Room;

    /// <summary>Reads it of a database that exists.</summary>
    public static async Task<DatabaseCreation> ReadAsync(NpgsqlConnection connection, string name, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Server/Copies/Creation"), connection) { Parameters = { new() { Value = name } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new DatabaseCreation(reader.GetString(0), reader.GetBoolean(1), reader.GetString(2));
    }
}
