using System.Text.RegularExpressions;
using Retort.Tests.Conventions;

namespace Retort.Tests.Documents;

/// <summary>One page of the documentation, as the blocks in it that mean something to a machine.</summary>
/// <remarks>
/// The signs are told in <c>docs/README.md</c>: a <c>console</c> block is a session, one marked <c>not run: REASON</c> is not; a block with a path behind
/// its language is that file; a comment that begins with <c>run</c> prepares what is shown next.
/// </remarks>
internal sealed partial record Document(string Path, ValueList<DocumentBlock> Blocks)
{
    /// <summary>The page at a path within the checkout.</summary>
    public static Document Read(string path) => new(path, Block().Matches(Source.Read(path)).Select(Of).ToValueList());

    /// <summary>Every page that may show commands or code; the record of benchmarks is none.</summary>
    public static IEnumerable<Document> All() => new[] { "README.md" }.Concat(Source.Files("docs", "*.md")).Concat(Source.Files("src", "README.md")).Select(Read);

    private static DocumentBlock Of(Match match) => match.Groups["setup"] is { Success: true } setup
        ? new("run", "", setup.Value.Trim())
        : new(match.Groups["language"].Value, match.Groups["rest"].Value.Trim(), match.Groups["text"].Value);

    [GeneratedRegex(@"^```(?<language>\w+)(?<rest>[^\n]*)\n(?<text>.*?)^```$|^<!-- run\n(?<setup>.*?)-->$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
