using System.Diagnostics;
using Npgsql;
using Retort.Workspaces;
using Retort.Workspaces.Proofs;

namespace Retort.Bench;

/// <summary>Linting and verifying one new revision of a long history, whose earlier part was replayed before.</summary>
internal static class VerifyBenchmark
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var server = new NpgsqlConnectionStringBuilder(arguments.ElementAtOrDefault(0) ?? "Host=127.0.0.1;Port=5555;Username=postgres");
        var count = int.Parse(arguments.ElementAtOrDefault(1) ?? "1000");
        var rounds = int.Parse(arguments.ElementAtOrDefault(2) ?? "5");
        var folder = Directory.CreateTempSubdirectory("retort_bench_").FullName;
        try
        {
            var url = $"postgresql://{server.Username}{(server.Password is null ? "" : $":{server.Password}")}@{server.Host}:{server.Port}/postgres";
            await File.WriteAllTextAsync(Path.Combine(folder, "retort.json"), $$"""{ "databases": { "app": { "url": "{{url}}", "revisions": "migrations" } } }""");
            Directory.CreateDirectory(Path.Combine(folder, "migrations"));
            for (var number = 1; number <= count; number++) await WriteAsync(folder, number);
            var cold = await TimeAsync(() => VerifyAsync(folder));
            Console.WriteLine($"{count} revisions, the first time: {cold.TotalMilliseconds:0} ms");
            var (verify, lint) = (new List<TimeSpan>(), new List<TimeSpan>());
            for (var round = 1; round <= rounds; round++)
            {
                await WriteAsync(folder, count + 2 * round - 1);
                lint.Add(await TimeAsync(() => LintAsync(folder)));
                await WriteAsync(folder, count + 2 * round);
                verify.Add(await TimeAsync(() => VerifyAsync(folder)));
                Console.WriteLine($"round {round}: lint {lint[^1].TotalMilliseconds,6:0} ms   verify {verify[^1].TotalMilliseconds,6:0} ms");
            }
            var (slowestLint, slowestVerify) = (Median(lint), Median(verify));
            Console.WriteLine($"one new revision, median of {rounds}: lint {slowestLint.TotalMilliseconds:0} ms, verify {slowestVerify.TotalMilliseconds:0} ms");
            return slowestLint < Limit && slowestVerify < Limit ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task VerifyAsync(string folder)
    {
        var report = await Workspace.Open(folder, null, []).Databases[0].VerifyAsync(new VerifyRequest { Range = "head" }, CancellationToken.None);
        if (!report.IsProved) throw new InvalidOperationException("the revision is not proved");
    }

    private static async Task LintAsync(string folder)
    {
        var report = await Workspace.Open(folder, null, []).Databases[0].LintAsync("head", live: false, CancellationToken.None);
        if (report.HasFindings) throw new InvalidOperationException("the revision has findings");
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began);
    }

    private static Task WriteAsync(string folder, int number)
    {
        var (up, down) = number % 2 == 1
            ? ($"create table table_{number} (id bigint generated always as identity primary key, name text not null)", $"drop table table_{number}")
            : ($"alter table table_{number - 1} add column note_{number} text", $"alter table table_{number - 1} drop column note_{number}");
        return File.WriteAllTextAsync(Path.Combine(folder, "migrations", $"r{number:00000}.sql"), $"""
            -- Revision:   r{number:00000}{(number == 1 ? "" : $"\n-- Parent:     r{number - 1:00000}")}
            -- Message:    revision {number}
            -- Created:    {new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(number):yyyy-MM-ddTHH:mm:ss}Z

            -- retort: upgrade

            {up};

            -- retort: downgrade

            {down};
            """);
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
}
