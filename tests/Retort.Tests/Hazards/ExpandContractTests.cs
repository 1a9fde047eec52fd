using System.Collections.Concurrent;
using Npgsql;
using Retort.Execution;
using Retort.Revisions;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Hazards;

/// <summary>Old and new code write side by side, from the first step to the last.</summary>
public sealed class ExpandContractTests(TestServer server)
{
    private const string Start = "create table users (id int primary key, name text not null);\ncreate index users_name on users (name);\ninsert into users select g, 'n' || g from generate_series(1, 3000) g;";

    [Fact]
    public async Task No_write_is_lost_and_no_statement_fails_in_either_version_of_the_code()
    {
        var (database, graph) = await WriteAsync("--rename", "users.name:full_name");
        var runner = new Runner(database, graph);
        await runner.UpgradeAsync("a1", TestContext.Current.CancellationToken);
        var written = new ConcurrentDictionary<int, string>();
        using var stopOld = new CancellationTokenSource();
        var old = Task.Run(() => WriterAsync(database, "name", 10_000, written, stopOld.Token));
        await runner.UpgradeAsync("b2_backfill", TestContext.Current.CancellationToken);
        using var stopNew = new CancellationTokenSource();
        var young = Task.Run(() => WriterAsync(database, "full_name", 20_000, written, stopNew.Token));
        await Task.Delay(300, TestContext.Current.CancellationToken);
        // Now every instance runs the new code, and only then the old column goes.
        await stopOld.CancelAsync();
        var oldWrites = await old;
        await runner.UpgradeAsync("b2_contract", TestContext.Current.CancellationToken);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        await stopNew.CancelAsync();
        var youngWrites = await young;

        Assert.True(oldWrites > 0 && youngWrites > 0, $"{oldWrites} and {youngWrites} writes");
        Assert.Empty(await DifferencesAsync(database, "full_name", written));
        await runner.DowngradeAsync("a1", TestContext.Current.CancellationToken);
        Assert.Empty(await DifferencesAsync(database, "name", written));
    }

    [Fact]
    public async Task A_type_changes_under_writers_that_never_notice()
    {
        var (database, graph) = await WriteAsync("--type", "users.name:varchar(50)");
        var runner = new Runner(database, graph);
        await runner.UpgradeAsync("a1", TestContext.Current.CancellationToken);
        var written = new ConcurrentDictionary<int, string>();
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() => WriterAsync(database, "name", 10_000, written, stop.Token));
        await runner.UpgradeAsync("heads", TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        Assert.True(await writer > 0);
        Assert.Empty(await DifferencesAsync(database, "name", written));
    }

    [Fact]
    public async Task The_last_step_refuses_while_a_row_is_not_filled()
    {
        var (database, graph) = await WriteAsync("--rename", "users.name:full_name");
        var runner = new Runner(database, graph);
        await runner.UpgradeAsync("b2_backfill", TestContext.Current.CancellationToken);
        await TestServer.ExecuteAsync(database, "alter table users disable trigger users_name_full_name_sync", "update users set full_name = 'other' where id = 7", "alter table users enable trigger users_name_full_name_sync");
        var refused = await Assert.ThrowsAnyAsync<Errors.RetortException>(() => runner.UpgradeAsync("heads", TestContext.Current.CancellationToken));
        Assert.Contains("the backfill of users.full_name is not complete", refused.Detail, StringComparison.Ordinal);
        await TestServer.ExecuteAsync(database, "update users set name = name || '!' where id = 7");
        await runner.UpgradeAsync("heads", TestContext.Current.CancellationToken);
    }

    private async Task<(string Database, RevisionGraph Graph)> WriteAsync(string option, string told)
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, Start, "drop table users;");
        await scene.RunAsync("revision", "--expand-contract", "-m", "move", option, told, "--rev-id", "b2");
        return (await server.CreateDatabaseAsync(), new RevisionFolder(Path.Combine(scene.Folder, "migrations")).LoadGraph());
    }

    /// <summary>Inserts and updates through one column until it is told to stop; any failure is the test's.</summary>
    private static async Task<int> WriterAsync(string database, string column, int first, ConcurrentDictionary<int, string> written, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(CancellationToken.None);
        var count = 0;
        while (!stop.IsCancellationRequested)
        {
            var (id, value) = (first + count, $"{column}{count}");
            await using var insert = new NpgsqlCommand($"insert into users (id, {column}) values ({id}, '{value}')", connection);
            await insert.ExecuteNonQueryAsync(CancellationToken.None);
            written[id] = value;
            // Rows of its own share of the old ones: the last writer of each is known.
            var old = 2 * (count % 1500) + (first == 10_000 ? 1 : 2);
            await using var update = new NpgsqlCommand($"update users set {column} = '{value}' where id = {old}", connection);
            await update.ExecuteNonQueryAsync(CancellationToken.None);
            written[old] = value;
            count++;
        }
        return count;
    }

    private static async Task<List<string>> DifferencesAsync(string database, string column, ConcurrentDictionary<int, string> written)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"select id, {column} from users", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var (differences, rows) = (new List<string>(), new Dictionary<int, string>());
        while (await reader.ReadAsync()) rows[reader.GetInt32(0)] = reader.GetString(1);
        for (var id = 1; id <= 3000; id++) if (!rows.ContainsKey(id)) differences.Add($"row {id} is gone");
        foreach (var (id, value) in written)
            if (!rows.TryGetValue(id, out var found) || found != value) differences.Add($"row {id}: wrote {value}, found {found}");
        return differences;
    }
}
