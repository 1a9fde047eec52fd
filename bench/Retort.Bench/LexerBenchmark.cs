using System.Diagnostics;
using Retort.Sql;

namespace Retort.Bench;

/// <summary>Cuts every SQL file of a folder and prints how fast that went.</summary>
internal static class LexerBenchmark
{
    public static int Run(string[] arguments)
    {
        string[] texts = [.. Directory.GetFiles(arguments[0], "*.sql", SearchOption.AllDirectories).Select(File.ReadAllText)];
        Cut(texts);
        var watch = Stopwatch.StartNew();
        var pieces = 0;
        for (var round = 0; round < 5; round++) pieces = Cut(texts);
        var megabytes = 5 * texts.Sum(text => (double)text.Length) / 1_000_000;
        Console.WriteLine($"{texts.Length} files, {pieces:N0} pieces, {megabytes / watch.Elapsed.TotalSeconds:N0} million characters a second");
        return 0;
    }

    private static int Cut(string[] texts) => texts.Sum(text => SqlCutter.Cut(text).Count);
}
