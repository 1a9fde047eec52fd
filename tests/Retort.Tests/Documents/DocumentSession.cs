using System.Text.RegularExpressions;

namespace Retort.Tests.Documents;

/// <summary>Follows a page from its first block to its last, as a reader would who begins in an empty folder.</summary>
internal static partial class DocumentSession
{
    /// <summary>Runs what is to be run. A command that fails must show how; what is shown must be what is printed.</summary>
    public static async Task FollowAsync(Document document, string folder, Func<string, bool, Task<Printed>> run)
    {
        foreach (var block in document.Blocks.Where(block => block.Reason is null))
        {
            if (block.IsFile) Write(System.IO.Path.Combine(folder, block.Sign), block.Text);
            if (block.Language == "run") foreach (var line in block.Text.Split('\n')) Succeeded(document, line, await run(line, false));
            if (block.IsSession) foreach (var (command, shown) in block.Commands()) Check(document, command, shown, await run(command, block.IsTerminal));
        }
    }

    private static void Check(Document document, string command, string shown, Printed printed)
    {
        if (shown.Length == 0) Succeeded(document, command, printed);
        else if (!printed.Forms.Select(Scrub).Contains(Scrub(shown))) Assert.Fail($"{document.Path}: `{command}` prints something else\n--- shown\n{Scrub(shown)}\n--- printed\n{Scrub(printed.Forms[0])}\n--- as it is\n{printed}");
    }

    private static void Succeeded(Document document, string command, Printed printed) => Assert.True(printed.ExitCode == 0, $"{document.Path}: `{command}`\n{printed}");

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Times and sizes go, ids are numbered as they come.</summary>
    private static string Scrub(string text)
    {
        var ids = new Dictionary<string, string>();
        text = Size().Replace(Time().Replace(Age().Replace(Moment().Replace(Date().Replace(text, "<date>_"), "<moment>"), "<age>"), " <time>"), " <size>");
        text = Id().Replace(text, match => ids.TryGetValue(match.Value[..6], out var known) ? known : ids[match.Value[..6]] = $"<id {ids.Count + 1}>");
        return string.Join('\n', text.ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(line => Gap().Replace(line.TrimEnd(), "  ")));
    }

    [GeneratedRegex(@"(?<=\S) {2,}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\b20\d{6}_")]
    private static partial Regex Date();

    [GeneratedRegex(@"\b20\d\d-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|\+00:00)")]
    private static partial Regex Moment();

    [GeneratedRegex(@"\bjust now|\b\d+ (second|minute|hour)s? ago")]
    private static partial Regex Age();

    [GeneratedRegex(@" +\d+(\.\d)?m?s\b")]
    private static partial Regex Time();

    [GeneratedRegex(@" +\d+(\.\d)? (B|kB|MB|GB)\b")]
    private static partial Regex Size();

    [GeneratedRegex(@"(?<![0-9a-z])(?=[a-f]*\d)[0-9a-f]{12}(?![0-9a-z])|(?<![0-9a-z])(?=[a-f]*\d)[0-9a-f]{6}(?![0-9a-z])")]
    private static partial Regex Id();
}
