using Npgsql;

namespace Retort.Tests.Fixtures;

public sealed class TestServerTests(TestServer server)
{
    [Fact]
    public async Task A_new_database_answers()
    {
        await using var connection = new NpgsqlConnection(await server.CreateDatabaseAsync());
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select 6 * 7", connection);
        Assert.Equal(42, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }
}
