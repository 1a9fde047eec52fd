using System.Diagnostics;
using System.Text;
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
            var (code, output) = await CompileAsync(folder);
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

    /// <summary>The compiler of the SDK, without a project: nothing is restored.</summary>
    private static async Task<(int ExitCode, string Output)> CompileAsync(string folder)
    {
        var dotnet = Path.GetDirectoryName(Environment.ProcessPath!)!;
        if (!Directory.Exists(Path.Combine(dotnet, "sdk"))) Assert.Skip($"there is no SDK beside {dotnet}");
        var compiler = Directory.GetDirectories(Path.Combine(dotnet, "sdk")).Order(StringComparer.Ordinal).Last();
        var references = new[] { AppContext.BaseDirectory, Packs(dotnet, "Microsoft.NETCore.App.Ref"), Packs(dotnet, "Microsoft.AspNetCore.App.Ref") }
            .SelectMany(one => Directory.GetFiles(one, "*.dll")).Where(IsManaged).DistinctBy(Path.GetFileName);
        var options = new StringBuilder("-nologo -target:library -nullable:enable -langversion:latest -nowarn:CS1701,CS1702,CS8892,CS7022,CS8321,CS1998,CS8019 -nostdlib -out:snippets.dll -recurse:*.cs\n");
        foreach (var reference in references) options.Append($"-r:\"{reference}\"\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "options.rsp"), options.ToString(), Cancellation);
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["exec", Path.Combine(compiler, "Roslyn", "bincore", "csc.dll"), "-noconfig", "@options.rsp"]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, output);
    }

    private static string Packs(string dotnet, string pack) => Path.Combine(Directory.GetDirectories(Path.Combine(dotnet, "packs", pack)).Order(StringComparer.Ordinal).Last(), "ref", "net10.0");

    private static bool IsManaged(string file)
    {
        try
        {
            System.Reflection.AssemblyName.GetAssemblyName(file);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
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
