using System.Diagnostics;

namespace Retort.Bench;

/// <summary>What a person waits for: the tool from source, the runtime alone, and a local server that was stopped.</summary>
internal static class StartupBenchmark
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var rounds = int.Parse(arguments.ElementAtOrDefault(0) ?? "10");
        var root = Root(AppContext.BaseDirectory);
        var retort = Path.Combine(root, "retort");
        var tool = Path.Combine(root, "src/Retort.Cli/bin/Release/net10.0/Retort.Cli.dll");
        var folder = Directory.CreateTempSubdirectory("retort_bench_").FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        await File.WriteAllTextAsync(Path.Combine(folder, "retort.json"), """{ "databases": { "app": { "url": "local:app", "revisions": "migrations" } } }""");
        try
        {
            await MeasureAsync(1, retort, ["-C", folder, "upgrade", "-q"]); // builds the tool and makes the server
            Print("./retort --version", await MeasureAsync(rounds, retort, ["--version"]));
            Print("the same without the script", await MeasureAsync(rounds, "dotnet", ["exec", tool, "--version"]));
            Print("dotnet --version", await MeasureAsync(rounds, "dotnet", ["--version"]));
            Print("retort upgrade, nothing to do", await MeasureAsync(rounds, "dotnet", ["exec", tool, "-C", folder, "upgrade"]));
            var started = new List<TimeSpan>();
            for (var round = 0; round < rounds; round++)
            {
                await MeasureAsync(1, "dotnet", ["exec", tool, "-C", folder, "db", "stop"]);
                started.AddRange(await MeasureAsync(1, "dotnet", ["exec", tool, "-C", folder, "upgrade"]));
            }

            Print("the same with a stopped server", started);
            return 0;
        }
        finally
        {
            await MeasureAsync(1, "dotnet", ["exec", tool, "-C", folder, "db", "stop"]);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "Retort.slnx")) ? folder : Root(Path.GetDirectoryName(folder)!);

    private static async Task<List<TimeSpan>> MeasureAsync(int rounds, string program, string[] arguments)
    {
        var times = new List<TimeSpan>();
        for (var round = 0; round < rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            _ = process.StandardError.ReadToEndAsync();
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} exited with {process.ExitCode}");
            times.Add(Stopwatch.GetElapsedTime(began));
        }

        return times;
    }

    private static void Print(string what, List<TimeSpan> times)
    {
        times.Sort();
        Console.WriteLine($"{what,-32} median {times[times.Count / 2].TotalMilliseconds,5:0} ms   fastest {times[0].TotalMilliseconds,5:0} ms");
    }
}
