using System.Diagnostics;
using Npgsql;
using Retort.Execution;
using Retort.Revisions;
using Retort.Sql;

namespace Retort.Bench;

/// <summary>The runner against psql: the same files, one session each, one transaction per file.</summary>
internal static class RunnerBenchmark
{
    private const string Default = "Host=127.0.0.1;Port=5555;Username=postgres";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var server = new NpgsqlConnectionStringBuilder(arguments.ElementAtOrDefault(0) ?? Default) { Database = "postgres", Pooling = false };
        var count = int.Parse(arguments.ElementAtOrDefault(1) ?? "1000");
        var rounds = int.Parse(arguments.ElementAtOrDefault(2) ?? "5");
        var folder = Directory.CreateTempSubdirectory("retort_bench_").FullName;
        try
        {
            var files = await WriteAsync(folder, count);
            var psql = new List<TimeSpan>();
            var retort = new List<TimeSpan>();
            for (var round = 0; round < rounds; round++)
            {
                psql.Add(await OnNewDatabaseAsync(server, database => PsqlAsync(database, files)));
                retort.Add(await OnNewDatabaseAsync(server, database => RetortAsync(database, count)));
                Console.WriteLine($"round {round + 1}: psql {psql[^1].TotalMilliseconds,6:0} ms   retort {retort[^1].TotalMilliseconds,6:0} ms");
            }

            var ratio = Median(retort) / Median(psql);
            Console.WriteLine($"{count} revisions, median of {rounds}: psql {Median(psql).TotalMilliseconds:0} ms, retort {Median(retort).TotalMilliseconds:0} ms, ratio {ratio:0.00}");
            Console.WriteLine($"fastest: psql {psql.Min().TotalMilliseconds:0} ms, retort {retort.Min().TotalMilliseconds:0} ms, ratio {retort.Min() / psql.Min():0.00}");
            return ratio <= 1.5 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Statement(int number) => number % 2 == 1
        ? $"create table table_{number} (id bigint generated always as identity primary key, name text not null)"
        : $"alter table table_{number - 1} add column note_{number} text";

    private static async Task<IReadOnlyList<string>> WriteAsync(string folder, int count)
    {
        var files = new List<string>();
        for (var number = 1; number <= count; number++)
        {
            var file = Path.Combine(folder, $"{number:00000}.sql");
            await File.WriteAllTextAsync(file, $"begin;\n{Statement(number)};\ncommit;\n");
            files.Add(file);
        }

        return files;
    }

    private static async Task<TimeSpan> PsqlAsync(NpgsqlConnectionStringBuilder database, IReadOnlyList<string> files)
    {
        string[] arguments =
        [
            "-h", database.Host!, "-p", $"{database.Port}", "-U", database.Username!, "-d", database.Database!, "-X", "-q", "-v", "ON_ERROR_STOP=1",
            .. files.SelectMany(file => new[] { "-f", file }),
        ];
        var start = new ProcessStartInfo("psql", arguments) { Environment = { ["PGPASSWORD"] = database.Password ?? "" } };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        var elapsed = Stopwatch.GetElapsedTime(began);
        return process.ExitCode == 0 ? elapsed : throw new InvalidOperationException($"psql exited with {process.ExitCode}");
    }

    private static async Task<TimeSpan> RetortAsync(NpgsqlConnectionStringBuilder database, int count)
    {
        var revisions = Enumerable.Range(1, count).Select(Revision).ToList();
        var began = Stopwatch.GetTimestamp();
        var report = await new Runner(database.ConnectionString, RevisionGraph.Load(revisions)).UpgradeAsync();
        var elapsed = Stopwatch.GetElapsedTime(began);
        return report.Finished.Count == count ? elapsed : throw new InvalidOperationException($"{report.Finished.Count} of {count} revisions are applied");
    }

    private static Revision Revision(int number) => new()
    {
        Id = $"r{number:00000}",
        Parents = number == 1 ? [] : [$"r{number - 1:00000}"],
        Message = $"revision {number}",
        Checksum = $"{number:x64}",
        Upgrade = new Script
        {
            Text = $"\n{Statement(number)};\n",
            Parts = [new ScriptPart { Statements = [new SqlStatement { Text = Statement(number), Line = 8 }] }],
        },
        Downgrade = Script.Empty,
    };

    private static async Task<TimeSpan> OnNewDatabaseAsync(NpgsqlConnectionStringBuilder server, Func<NpgsqlConnectionStringBuilder, Task<TimeSpan>> measure)
    {
        var name = $"retort_bench_{Environment.ProcessId}";
        await ExecuteAsync(server, $"create database {name} template template0");
        try
        {
            return await measure(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name });
        }
        finally
        {
            await ExecuteAsync(server, $"drop database {name} with (force)");
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnectionStringBuilder server, string statement)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static TimeSpan Median(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
