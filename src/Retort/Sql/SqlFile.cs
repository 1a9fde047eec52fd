using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Retort.Sql;

/// <summary>The .sql files beside the code that sends them, carried in the assembly.</summary>
internal static partial class SqlFile
{
    // A build on Windows names the resources with its own separator.
    private static readonly Dictionary<string, string> Resources = typeof(SqlFile).Assembly.GetManifestResourceNames().ToDictionary(name => name.Replace('\\', '/'), StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string> Files = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<(string Path, int Version), string> Texts = new();

    /// <summary>The text of a file such as <c>Execution/Waiting/Locks</c>, the same for every server.</summary>
    public static string Text(string path) => Files.GetOrAdd(path, static path => Read(path));

    /// <summary>
    /// The text for a server. The file is written for the newest; a line that ends in <c>-- from 14</c> is for that major version and newer ones,
    /// and of <c>-- until 13: null as body</c> that version and older ones are sent what stands behind the colon.
    /// </summary>
    public static string Text(string path, int serverVersion) => Texts.GetOrAdd((path, serverVersion), static key =>
        string.Join('\n', Text(key.Path).Split('\n').Select(line => Line(line, key.Version)).OfType<string>()));

    private static string? Line(string line, int version)
    {
        if (From().Match(line) is { Success: true } from) return version >= Number(from) ? line[..from.Index] : null;
        if (Until().Match(line) is { Success: true } until) return version <= Number(until) ? until.Groups["line"].Value : null;
        return line;
    }

    private static int Number(Match mark) => int.Parse(mark.Groups["version"].ValueSpan, CultureInfo.InvariantCulture);

    private static string Read(string path)
    {
        var name = Resources.GetValueOrDefault($"{path}.sql") ?? throw new InvalidOperationException($"the assembly lacks \"{path}.sql\"");
        using var reader = new StreamReader(typeof(SqlFile).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd().TrimEnd(';');
    }

    [GeneratedRegex(@"\s*-- from (?<version>\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex From();

    [GeneratedRegex(@"^\s*-- until (?<version>\d+): (?<line>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Until();
}
