using System.Diagnostics;
using Npgsql;
using Retort.Catalog;
using Retort.Catalog.Reflection;
using Retort.Comparison;
using Retort.Execution;

namespace Retort.Bench;

/// <summary>Reading a database and comparing it with itself, beside <c>pg_dump -s</c> of it, in one run.</summary>
internal static class CompareBenchmark
{
    private const double Limit = 2.0;
    private const int Rounds = 7;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var server = arguments.ElementAtOrDefault(0) ?? "Host=127.0.0.1;Port=5432;Username=postgres";
        var within = true;
        Console.WriteLine("what                          objects   read ms   both read and compared ms   pg_dump -s ms   ratio   memory MB");
        if (arguments.Length > 1)
            foreach (var name in arguments[1..]) within &= await MeasureAsync(server, name);
        else
            foreach (var tables in new[] { 100, 1000, 5000 })
            {
                var name = $"retort_bench_{tables}";
                await CreateAsync(server, name, tables);
                within &= await MeasureAsync(server, name);
                await RunAsync(server, "postgres", $"drop database {name} with (force)");
            }
        return within ? 0 : 1;
    }

    /// <summary>Tables of ten columns with keys, an index and a foreign key each.</summary>
    private static async Task CreateAsync(string server, string name, int tables)
    {
        await RunAsync(server, "postgres", $"drop database if exists {name} with (force)");
        await RunAsync(server, "postgres", $"create database {name} template template0");
        var columns = string.Join(", ", Enumerable.Range(1, 8).Select(number => $"c{number} {(number % 2 == 0 ? "text" : "integer")}{(number % 3 == 0 ? " not null default 0" : "")}"));
        for (var start = 0; start < tables; start += 100)
            await RunAsync(server, name, string.Concat(Enumerable.Range(start, Math.Min(100, tables - start)).Select(number =>
                $"create table t{number} (id bigint primary key, {columns.Replace("text not null default 0", "text not null default ''")}, p bigint references t{number / 2} (id)); create index on t{number} (c1);")));
    }

    private static async Task<bool> MeasureAsync(string server, string name)
    {
        var (reads, boths, dumps) = (new List<double>(), new List<double>(), new List<double>());
        var objects = 0;
        for (var round = 0; round <= Rounds; round++)
        {
            var one = await TimeAsync(async () => objects = (await ReadAsync(server, name)).Objects.Count);
            // Both sides are read at the same time, as `retort diff` does; connecting is counted, as it is for pg_dump.
            var both = await TimeAsync(async () =>
            {
                var sides = await Task.WhenAll(ReadAsync(server, name), ReadAsync(server, name));
                if (!Comparer.Compare(sides[0], sides[1]).IsEmpty) throw new InvalidOperationException($"\"{name}\" differs from itself");
            });
            var dump = Dump(server, name);
            if (round == 0) continue; // the first warms both sides up
            reads.Add(one);
            boths.Add(both);
            dumps.Add(dump);
        }
        var ratio = Median(boths) / Median(dumps);
        Console.WriteLine($"{name,-28} {objects,8} {Median(reads),9:0} {Median(boths),28:0} {Median(dumps),15:0} {ratio,7:0.00} {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576,11}");
        return ratio <= Limit;
    }

    private static async Task<Database> ReadAsync(string server, string name)
    {
        await using var source = new RunConnection($"{server};Database={name}");
        await using var connection = await source.OpenAsync(CancellationToken.None);
        return await CatalogReader.ReadAsync(connection);
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double Dump(string server, string name)
    {
        var target = new NpgsqlConnectionStringBuilder(server);
        var start = new ProcessStartInfo("pg_dump", ["-s", "-h", target.Host!, "-p", target.Port.ToString(), "-U", target.Username!, name]) { RedirectStandardOutput = true };
        start.Environment["PGPASSWORD"] = target.Password;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task RunAsync(string server, string database, string sql)
    {
        await using var connection = new NpgsqlConnection($"{server};Database={database};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
