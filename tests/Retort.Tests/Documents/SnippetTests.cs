using System.Text.RegularExpressions;
using Retort.Tests.CommandLine;

namespace Retort.Tests.Documents;

/// <summary>Every piece of C# in the documentation compiles, all of it at once, against the assemblies of this build.</summary>
public sealed partial class SnippetTests
{
    [Fact]
    public async Task Every_snippet_compiles()
    {
        var snippets = Document.All().SelectMany(page => page.Blocks.Where(block => block.Language == "csharp").Select((block, index) => (page.Path, index, block.Text))).ToList();
        Assert.NotEmpty(snippets);
        var folder = Scene.TemporaryFolder();
        try
        {
            foreach (var (number, (path, index, text)) in snippets.Index())
                await File.WriteAllTextAsync(Path.Combine(folder, $"{path.Replace('/', '_')}_{index}.cs"), Whole(number, text), Cancellation);
            File.Copy(Path.Combine(Path.GetDirectoryName(Self())!, "Surroundings.txt"), Path.Combine(folder, "Surroundings.cs"));
            var (code, output) = await Compiler.CompileAsync(folder, Cancellation);
            Assert.True(code == 0, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A type stands alone; members and statements are put where they could stand.</summary>
    private static string Whole(int number, string text)
    {
        var usings = string.Concat(Using().Matches(text).Select(match => match.Value));
        var rest = Using().Replace(text, "");
        var inside = Type().IsMatch(rest) ? rest
            : Member().IsMatch(rest) ? $"class Members{{\n{rest}\n}}"
            : $"static class Program {{ static async Task<int> Main(string[] args) {{\nawait Task.Yield();\n{rest}\n{(Returns().IsMatch(rest) ? "" : "return 0;")} }} }}";
        return $"{usings}\nnamespace Snippet{number} {{\n{inside}\n}}\n";
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Self([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"^using [\w.]+;\n", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"^(\[\w+.*\]\s*)?(public |internal |sealed )*(class|record) ", RegexOptions.Multiline)]
    private static partial Regex Type();

    [GeneratedRegex(@"^(\[|public |protected )")]
    private static partial Regex Member();

    [GeneratedRegex(@"^return ", RegexOptions.Multiline)]
    private static partial Regex Returns();
}
