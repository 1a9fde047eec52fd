using Npgsql;
using Retort.Revisions.Code;

namespace Retort.Tests.Revisions.Code;

/// <summary>A revision with everything: typed operations, rows by code, and the way back.</summary>
[Revision("c3", Parent = "b2", Message = "split names", Created = "2026-11-20T09:14:44Z", Database = "code")]
internal sealed class CopyNames : CodeRevision
{
    public override void Upgrade(RevisionOperations op) => op
        .CreateTable("names", table => table
            .Column("id", "int", nullable: false)
            .Column("first name", "text")
            .Column("last", "text", nullable: false, @default: "''")
            .PrimaryKey("id")
            .ForeignKey("id", "users", onDelete: "cascade"))
        .Run("split names at the blank", SplitAsync)
        .AddCheck("names", "names_not_blank", "last <> ' '")
        .CreateIndex("names_last", "names", ["lower(last)"])
        .Insert("users", ["id", "name"], [100, "it's me"], [101, "and you"]);

    public override void Downgrade(RevisionOperations op) => op
        .Sql("delete from users where id in (100, 101)")
        .DropTable("names");

    private static async Task SplitAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var names = new List<(int Id, string Name)>();
        await using (var read = new NpgsqlCommand("select id, name from users order by id", connection))
        await using (var reader = await read.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation)) names.Add((reader.GetInt32(0), reader.GetString(1)));
        foreach (var (id, name) in names)
        {
            if (name.Split(' ') is not [var first, var last]) throw new FormatException($"\"{name}\" is no name");
            await using var write = new NpgsqlCommand("insert into names values ($1, $2, $3)", connection) { Parameters = { new() { Value = id }, new() { Value = first }, new() { Value = last } } };
            await write.ExecuteNonQueryAsync(cancellation);
        }
    }
}
