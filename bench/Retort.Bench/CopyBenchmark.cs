using System.Diagnostics;
using Npgsql;
using Retort.Server.Copies;

namespace Retort.Bench;

/// <summary>Copying a database: Retort against a bare CREATE DATABASE ... TEMPLATE, each with the opening of its connection.</summary>
internal static class CopyBenchmark
{
    private const string Source = "retort_bench_copy";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var server = new NpgsqlConnectionStringBuilder(arguments.ElementAtOrDefault(0) ?? "Host=127.0.0.1;Username=postgres") { Pooling = false, Database = "postgres" }.ConnectionString;
        var megabytes = (arguments.ElementAtOrDefault(1) ?? "0,100,1000").Split(',').Select(int.Parse).ToList();
        var rounds = int.Parse(arguments.ElementAtOrDefault(2) ?? "7");
        var worst = 0.0;
        foreach (var size in megabytes) worst = Math.Max(worst, await MeasureAsync(server, size, rounds));
        return worst > 1.1 ? 1 : 0;
    }

    private static async Task<double> MeasureAsync(string server, int megabytes, int rounds)
    {
        await DropAsync(server);
        try
        {
            await ExecuteAsync(server, $"create database {Source}");
            // A row of about a kilobyte, with a setting and a privilege that Retort has to carry over.
            await ExecuteAsync(new NpgsqlConnectionStringBuilder(server) { Database = Source }.ConnectionString,
                "create table rows (id int primary key, filling text)", $"insert into rows select n, repeat(md5(n::text), 30) from generate_series(1, {megabytes * 1000}) n",
                $"alter database {Source} set work_mem = '8MB'", $"grant create on database {Source} to public");
            var (bare, alike, ours, strategy) = (new List<double>(), new List<double>(), new List<double>(), CopyStrategy.Default);
            for (var round = -1; round < rounds; round++)
            {
                var time = await TimeAsync(() => ExecuteAsync(server, $"create database {Source}_c template {Source}"));
                await ExecuteAsync(server, $"drop database {Source}_c");
                var own = await TimeAsync(async () => strategy = (await new DatabaseCopier(server).CopyAsync(new CopyRequest { Template = Source, Name = $"{Source}_c" }, CancellationToken.None)).Strategy);
                await ExecuteAsync(server, $"drop database {Source}_c");
                var same = await TimeAsync(() => ExecuteAsync(server, $"create database {Source}_c template {Source}{CopyChoice.Clause(strategy)}"));
                await ExecuteAsync(server, $"drop database {Source}_c");
                if (round < 0) continue; // the first one warms up
                bare.Add(time);
                ours.Add(own);
                alike.Add(same);
            }

            var ratio = Median(ours) / Median(bare);
            Console.WriteLine($"{megabytes,5} MB of rows: bare {Median(bare),7:0.0} ms, bare with the same strategy {Median(alike),7:0.0} ms, Retort ({strategy}) {Median(ours),7:0.0} ms, ratio {ratio:0.00}");
            return ratio;
        }
        finally
        {
            await DropAsync(server);
        }
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static Task DropAsync(string server) => ExecuteAsync(server, $"drop database if exists {Source}_c", $"drop database if exists {Source}");

    private static async Task ExecuteAsync(string connectionString, params string[] statements)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }
    }
}
