using Npgsql;
using Retort.Revisions.Code;

namespace Retort.Tests.Killed;

/// <summary>The revision that is a class: up and down it reads rows, works on them here, and writes them, in many round trips.</summary>
[Revision("k", Parent = "d", Message = "copy names by code", Created = "2026-11-20T09:12:44Z")]
internal sealed class CopyNames : CodeRevision
{
    private const int Batch = 20;

    public override void Upgrade(RevisionOperations op) => op
        .CreateTable("names", table => table.Column("id", "int", nullable: false).Column("name", "text", nullable: false).PrimaryKey("id"))
        .Run("copy names", CopyAsync)
        .Sql("insert into log values ('k')");

    public override void Downgrade(RevisionOperations op) => op
        .Run("give names back", GiveBackAsync)
        .DropTable("names")
        .Sql("delete from log where step = 'k'");

    private static Task CopyAsync(NpgsqlConnection connection, CancellationToken cancellation) => WorkAsync(
        connection, "users", "insert into names select * from unnest($1, $2)", name => name.ToUpperInvariant(), cancellation);

    private static Task GiveBackAsync(NpgsqlConnection connection, CancellationToken cancellation) => WorkAsync(
        connection, "names", "update users u set name = given.name from unnest($1, $2) given(id, name) where u.id = given.id", name => name.ToLowerInvariant(), cancellation);

    private static async Task WorkAsync(NpgsqlConnection connection, string from, string write, Func<string, string> change, CancellationToken cancellation)
    {
        for (var rows = await ReadAsync(connection, from, 0, cancellation); rows.Count > 0; rows = await ReadAsync(connection, from, rows[^1].Id, cancellation))
        {
            await using var command = new NpgsqlCommand(write, connection);
            command.Parameters.Add(new() { Value = rows.Select(row => row.Id).ToArray() });
            command.Parameters.Add(new() { Value = rows.Select(row => change(row.Name)).ToArray() });
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static async Task<List<(int Id, string Name)>> ReadAsync(NpgsqlConnection connection, string table, int after, CancellationToken cancellation)
    {
        var rows = new List<(int Id, string Name)>();
        await using var command = new NpgsqlCommand($"select id, name from {table} where id > $1 order by id limit {Batch}", connection) { Parameters = { new() { Value = after } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) rows.Add((reader.GetInt32(0), reader.GetString(1)));
        return rows;
    }
}
