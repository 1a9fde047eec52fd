using Retort.Tests.Conventions;

namespace Retort.Tests.Documents;

/// <summary>What leads to the error of a page, line by line, as <c>Situations/*.txt</c> tell it under the page's name.</summary>
internal sealed record Situation(string Code, IReadOnlyList<string> Lines)
{
    private const string Folder = "tests/Retort.Tests/Documents/Situations";

    /// <summary>All of them.</summary>
    public static IReadOnlyDictionary<string, Situation> All { get; } = Source.Files(Folder, "*.txt").SelectMany(path => Read(Source.Read(path))).ToDictionary(one => one.Code);

    private static IEnumerable<Situation> Read(string text) => $"\n{text}".Split("\n# ").Skip(1).Select(part => part.Split('\n')).Select(lines =>
        new Situation(lines[0], [.. lines.Skip(1).Where(line => line.Length > 0)]));
}
