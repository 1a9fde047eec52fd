using Npgsql;
using Retort.Catalog;
using Retort.Catalog.Reflection;
using Retort.Comparison;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Comparison;

public sealed class FrameTests(TestServer server)
{
    [Fact]
    public async Task A_new_schema_is_created_with_its_comment()
    {
        var from = await ReadAsync();
        var to = await ReadAsync("create schema shop", "comment on schema shop is 'it''s open'");

        Assert.Equal(["create schema shop", "comment on schema shop is 'it''s open'"], Comparer.Compare(from, to).Statements.Select(one => one.Sql));
        Assert.Equal(["drop schema shop"], Comparer.Compare(to, from).Statements.Select(one => one.Sql));
        Assert.True(Comparer.Compare(to, to).IsEmpty);
    }

    private async Task<Database> ReadAsync(params string[] statements)
    {
        var url = await server.CreateDatabaseAsync();
        await TestServer.ExecuteAsync(url, statements);
        await using var connection = new NpgsqlConnection(url);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return await CatalogReader.ReadAsync(connection, cancellation: TestContext.Current.CancellationToken);
    }
}
