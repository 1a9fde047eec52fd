using Npgsql;
using Retort.Configuration;
using Retort.Tests.Fixtures;

namespace Retort.Tests.CommandLine;

public sealed class LocksTests(TestServer server)
{
    [Fact]
    public async Task Locks_are_shown_with_who_waits_for_whom()
    {
        using var scene = await Scene.WithDatabaseAsync(server, isTerminal: true);
        await using var holder = await OpenAsync(scene, "shop");
        await using var waiter = await OpenAsync(scene, "billing");
        await ExecuteAsync(holder, "create table orders (id int); create table users (id int)");
        await scene.RunAsync("locks");
        await ExecuteAsync(holder, "begin; lock table orders in share mode; lock table users in row share mode");
        var waiting = ExecuteAsync(waiter, "insert into orders values (1)");
        await using var eye = await OpenAsync(scene, "eye");
        await using var asks = new NpgsqlCommand("select exists (select from pg_locks where not granted and relation = 'orders'::regclass)", eye);
        while (await asks.ExecuteScalarAsync(TestContext.Current.CancellationToken) is not true) await Task.Delay(20, TestContext.Current.CancellationToken);
        scene.Scrub($"{holder.ProcessID}".PadRight(7), "<hold> ").Scrub($"{waiter.ProcessID}".PadRight(7), "<wait> ").Scrub($"{holder.ProcessID}", "<hold>").Scrub($"{waiter.ProcessID}", "<wait>");
        await scene.RunAsync("locks", "users");
        await scene.RunAsync("locks");
        await scene.RunAsync("locks", "--json");
        await scene.RunAsync("locks", "nosuch");
        await ExecuteAsync(holder, "rollback");
        await waiting;
        scene.Approve();
    }

    private static async Task<NpgsqlConnection> OpenAsync(Scene scene, string application)
    {
        var address = new NpgsqlConnectionStringBuilder(DatabaseUrl.Parse(scene.DatabaseUrl).ToConnectionString()) { ApplicationName = application, Pooling = false };
        var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statements)
    {
        await using var command = new NpgsqlCommand(statements, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
