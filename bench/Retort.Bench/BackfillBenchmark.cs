using System.Diagnostics;
using Npgsql;
using Retort.Execution;
using Retort.Execution.Events;
using Retort.Revisions;
using Retort.Sql;

namespace Retort.Bench;

/// <summary>How long a concurrent writer waits while a backfill runs, beside the same writer on its own.</summary>
internal static class BackfillBenchmark
{
    private const string Default = "Host=127.0.0.1;Port=5555;Username=postgres";
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var rows = int.Parse(arguments.ElementAtOrDefault(0) ?? "10000000");
        var server = new NpgsqlConnectionStringBuilder(arguments.ElementAtOrDefault(1) ?? Default) { Database = "postgres", Pooling = false };
        var name = $"retort_bench_{Environment.ProcessId}";
        await ExecuteAsync(server, $"create database {name} template template0");
        try
        {
            return await MeasureAsync(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }, rows);
        }
        finally
        {
            await ExecuteAsync(server, $"drop database {name} with (force)");
        }
    }

    private static async Task<int> MeasureAsync(NpgsqlConnectionStringBuilder database, int rows)
    {
        await ExecuteAsync(database, "create table users (id bigint primary key, email text not null, lower text, touched int not null default 0)");
        await ExecuteAsync(database, $"insert into users select n, 'User' || n || '@Example.com' from generate_series(1, {rows}) n");
        await ExecuteAsync(database, "vacuum analyze users");
        var alone = await WithWriterAsync(database, rows, stop => Task.Delay(TimeSpan.FromSeconds(5), stop));
        BackfillAdvanced? last = null;
        var options = new RunOptions { Observer = next => last = next as BackfillAdvanced ?? last };
        var began = Stopwatch.GetTimestamp();
        var beside = await WithWriterAsync(database, rows, stop => new Runner(database.ConnectionString, RevisionGraph.Load([Backfill()]), options).UpgradeAsync("heads", stop));
        var took = Stopwatch.GetElapsedTime(began);
        Console.WriteLine($"{rows:N0} rows in {took.TotalSeconds:0.0} s, {last?.RowsPerSecond:N0} rows/s");
        Print("writer on its own      ", alone);
        Print("writer beside backfill ", beside);
        Console.WriteLine($"longest wait {beside[^1].TotalMilliseconds:0.0} ms, limit {Limit.TotalMilliseconds:0} ms");
        return beside[^1] <= Limit ? 0 : 1;
    }

    /// <summary>The durations of single-row updates while something runs, sorted.</summary>
    private static async Task<List<TimeSpan>> WithWriterAsync(NpgsqlConnectionStringBuilder database, int rows, Func<CancellationToken, Task> body)
    {
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() => WriteAsync(database, rows, stop.Token));
        await body(CancellationToken.None);
        await stop.CancelAsync();
        return await writer;
    }

    private static async Task<List<TimeSpan>> WriteAsync(NpgsqlConnectionStringBuilder database, int rows, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(CancellationToken.None);
        var times = new List<TimeSpan>();
        var random = new Random(1);
        while (!stop.IsCancellationRequested)
        {
            await using var command = new NpgsqlCommand($"update users set touched = touched + 1 where id = {random.Next(1, rows + 1)}", connection);
            var began = Stopwatch.GetTimestamp();
            await command.ExecuteNonQueryAsync(CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(began));
        }

        times.Sort();
        return times;
    }

    private static void Print(string who, List<TimeSpan> times) => Console.WriteLine(
        $"{who} {times.Count,9:N0} updates: median {times[times.Count / 2].TotalMilliseconds:0.00} ms, 99.9% {times[(int)(times.Count * 0.999)].TotalMilliseconds:0.0} ms, longest {times[^1].TotalMilliseconds:0.0} ms");

    private static Revision Backfill()
    {
        const string Update = "update users set lower = lower(email) where lower is null";
        return new()
        {
            Id = "backfill",
            Message = "fill lower",
            Checksum = "1",
            Upgrade = new Script
            {
                Text = Update,
                Parts =
                [
                    new ScriptPart
                    {
                        Transactional = false,
                        Statements = [new SqlStatement { Text = Update, Line = 1 }],
                        Backfill = new() { Table = "users", Key = "id", BatchSize = 5000 },
                    },
                ],
            },
        };
    }

    private static async Task ExecuteAsync(NpgsqlConnectionStringBuilder server, string statement)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
