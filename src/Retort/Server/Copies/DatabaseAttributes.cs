using Npgsql;
using Retort.Sql;

namespace Retort.Server.Copies;

/// <summary>Privileges and settings of a database: what CREATE DATABASE leaves behind of its template.</summary>
internal static class DatabaseAttributes
{
    /// <summary>Stands for the new database's name: what no name and no setting has in it.</summary>
    public const string Placeholder = "\u0001";

    /// <summary>Settings that are lists: their values are stored as they are written in SQL (pg_dump's variable_is_guc_list_quote).</summary>
    private static readonly string[] Lists =
        ["local_preload_libraries", "search_path", "session_preload_libraries", "shared_preload_libraries", "temp_tablespaces", "unix_socket_directories"];

    /// <summary>Statements with <see cref="Placeholder"/> for the new database's name.</summary>
    public static async Task<ValueList<string>> ReadAsync(NpgsqlConnection connection, string name, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Server/Copies/Attributes"), connection) { Parameters = { new() { Value = name } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var statements = new List<string>();
        while (await reader.ReadAsync(cancellation)) statements.Add(reader.GetString(0) + (reader.IsDBNull(1) ? "" : Value(reader.GetString(0), reader.GetString(1))));
        return statements.ToValueList();
    }

    private static string Value(string start, string value) => value.Length > 0 && Lists.Any(name => start.Contains($" set {name} = ")) ? value : Literal.Quote(value);
}
