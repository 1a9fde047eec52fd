using System.Diagnostics;
using Npgsql;
using Retort.Testing;

namespace Retort.Bench;

/// <summary>A fresh database for a test, beside the bare command that copies one, and beside deleting all rows of a database that is used again.</summary>
internal static class TestingBenchmark
{
    private const double Limit = 1.3;
    private const int Tables = 30;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var server = arguments.ElementAtOrDefault(0) ?? "Host=127.0.0.1;Port=5432;Username=postgres";
        var rounds = int.Parse(arguments.ElementAtOrDefault(1) ?? "30");
        var folder = Directory.CreateTempSubdirectory("retort_bench_").FullName;
        var tables = string.Concat(Enumerable.Range(0, Tables).Select(number => $"create table t{number} (id bigint primary key, name text not null, parent bigint references t{number / 2} (id));\n"));
        await File.WriteAllTextAsync(Path.Combine(folder, "a1.sql"), $"-- Revision: a1\n-- Message: make tables\n\n-- retort: upgrade\n\n{tables}");
        var options = new TestDatabaseOptions { Server = $"{server};Database=postgres", Folder = folder };
        await using var administration = NpgsqlDataSource.Create($"{server};Database=postgres");
        await using var used = await TestDatabase.CreateAsync(options);
        await ExecuteAsync(administration, "drop database if exists retort_bench_bare");
        var template = (string)(await administration.CreateCommand("select datname::text from pg_database where datname like 'retort\\_test\\_t\\_%' order by oid desc limit 1").ExecuteScalarAsync())!;
        var (bare, fresh, deleted) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            var plain = await MeasureAsync(() => ExecuteAsync(administration, $"create database retort_bench_bare template {template}"));
            await ExecuteAsync(administration, "drop database retort_bench_bare");
            TestDatabase? database = null;
            var ours = await MeasureAsync(async () => database = await TestDatabase.CreateAsync(options));
            await database!.DisposeAsync();
            await ExecuteAsync(used.DataSource, string.Concat(Enumerable.Range(0, Tables).Select(number => $"insert into t{number} values ({number}, 'x', null);")));
            var emptied = await MeasureAsync(() => ExecuteAsync(used.DataSource, string.Concat(Enumerable.Range(0, Tables).Reverse().Select(number => $"delete from t{number};"))));
            if (round == 0) continue; // the first warms all sides up
            bare.Add(plain);
            fresh.Add(ours);
            deleted.Add(emptied);
        }

        var ratio = Median(fresh) / Median(bare);
        Console.WriteLine($"bare CREATE DATABASE ... TEMPLATE  {Median(bare),7:0.0} ms");
        Console.WriteLine($"TestDatabase.CreateAsync           {Median(fresh),7:0.0} ms   ratio {ratio:0.00}");
        Console.WriteLine($"deleting the rows of {Tables} tables     {Median(deleted),7:0.0} ms   (Respawn's way; tests then run one after the other)");
        Directory.Delete(folder, recursive: true);
        return ratio <= Limit ? 0 : 1;
    }

    private static async Task<double> MeasureAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
