using System.Diagnostics;
using System.Text;

namespace Retort.Tests.Documents;

/// <summary>The compiler of the SDK, without a project: nothing is restored.</summary>
internal static class Compiler
{
    /// <summary>Makes <c>made.dll</c> of all sources in a folder.</summary>
    public static async Task<(int ExitCode, string Output)> CompileAsync(string folder, CancellationToken cancellation)
    {
        var dotnet = Path.GetDirectoryName(Environment.ProcessPath!)!;
        if (!Directory.Exists(Path.Combine(dotnet, "sdk"))) Assert.Skip($"there is no SDK beside {dotnet}");
        var compiler = Directory.GetDirectories(Path.Combine(dotnet, "sdk")).Order(StringComparer.Ordinal).Last();
        var references = new[] { AppContext.BaseDirectory, Packs(dotnet, "Microsoft.NETCore.App.Ref"), Packs(dotnet, "Microsoft.AspNetCore.App.Ref") }
            .SelectMany(one => Directory.GetFiles(one, "*.dll")).Where(IsManaged).DistinctBy(Path.GetFileName);
        var options = new StringBuilder("-nologo -target:library -nullable:enable -langversion:latest -nowarn:CS1701,CS1702,CS8892,CS7022,CS8321,CS1998,CS8019 -nostdlib -out:made.dll -recurse:*.cs\n");
        foreach (var reference in references) options.Append($"-r:\"{reference}\"\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "options.rsp"), options.ToString(), cancellation);
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["exec", Path.Combine(compiler, "Roslyn", "bincore", "csc.dll"), "-noconfig", "@options.rsp"]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
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
}
