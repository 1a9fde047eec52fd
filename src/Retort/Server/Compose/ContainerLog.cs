using System.Globalization;

namespace Retort.Server.Compose;

/// <summary>What a container wrote.</summary>
internal static class ContainerLog
{
    /// <summary>The last lines, in the order of their times: what it wrote as output and as errors comes apart.</summary>
    public static async Task<ValueList<string>> ReadAsync(ContainerEngine engine, string id, int lines, CancellationToken cancellation)
    {
        if (lines == 0) return [];
        var result = await engine.RunAsync(["logs", "--timestamps", "--tail", lines.ToString(CultureInfo.InvariantCulture), id], cancellation);
        var all = $"{result.Output}\n{result.Errors}".Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Split).ToList();
        return all.OrderBy(line => line.At).Select(line => line.Text).TakeLast(lines).ToValueList();
    }

    private static (DateTimeOffset At, string Text) Split(string line)
    {
        var words = line.TrimEnd('\r').Split(' ', 2);
        return words.Length == 2 && DateTimeOffset.TryParse(words[0], CultureInfo.InvariantCulture, out var at) ? (at, words[1]) : (DateTimeOffset.MaxValue, line);
    }
}
