using System.Security.Cryptography;
using System.Text;
using Retort.Configuration;
using Retort.Errors;

namespace Retort.Sources.Projects;

/// <summary>The model of a <c>DbContext</c>: the user's own built program prints it as SQL.</summary>
/// <remarks>
/// Nothing of the program is loaded here. <c>dotnet exec</c> runs the package Retort.EntityFrameworkCore, which the program brings with it, with
/// the program's own dependencies. What it printed is kept until the program is built anew.
/// </remarks>
/// <param name="folder">Where builds and models are remembered: <c>.retort/models</c>.</param>
/// <param name="progress">Told of what takes long.</param>
internal sealed class ProjectModel(string folder, IProgress<string>? progress)
{
    private const string Package = "Retort.EntityFrameworkCore";

    /// <summary>The model, and the file that it is printed in.</summary>
    /// <exception cref="SourceException">The project does not build, or its program cannot print the model.</exception>
    public async Task<(ModelText Text, string Path)> ReadAsync(ProjectModelSource source, CancellationToken cancellation)
    {
        var project = ProjectFile.Find(source.Project);
        Directory.CreateDirectory(folder);
        var notes = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(project)}-{Key(project)}");
        await using var turn = await TurnAsync(notes + ".lock", cancellation);
        var built = await new ProjectBuild(project, notes + ".build", progress).EnsureAsync(cancellation);
        var file = $"{notes}.{source.Context ?? "context"}.sql";
        if (!IsCurrent(file, built)) await PrintAsync(project, built, source.Context, file, cancellation);
        var shown = ShownPath.Of(file);
        return (ModelText.Parse(await File.ReadAllTextAsync(file, cancellation), shown), shown);
    }

    /// <summary>Two builds of one project at the same time would write the same files.</summary>
    private static async Task<FileStream> TurnAsync(string file, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (Directory.Exists(Path.GetDirectoryName(file)))
            {
                await Task.Delay(50, cancellation);
            }
        }
    }

    private static bool IsCurrent(string file, BuiltProject built) =>
        built.Stamp.Length > 0 && File.Exists(Beside(file)) && File.Exists(file) && File.ReadAllText(Beside(file)) == PrintKey(built);

    private static async Task PrintAsync(string project, BuiltProject built, string? context, string file, CancellationToken cancellation)
    {
        var host = Path.Combine(Path.GetDirectoryName(built.Assembly)!, $"{Package}.dll");
        if (!File.Exists(host) || !File.Exists(built.RuntimeFile)) throw HostMissing(project);
        var (made, key) = (file + ".new", PrintKey(built));
        File.Delete(made);
        List<string> arguments = ["exec", "--depsfile", built.DependencyFile, "--runtimeconfig", built.RuntimeFile, host, Path.GetFileNameWithoutExtension(built.Assembly), made];
        if (context is not null) arguments.Add(context);
        var (code, output) = await DotnetCommand.RunAsync(Path.GetDirectoryName(project)!, arguments, Surroundings(), cancellation);
        if (!File.Exists(made)) throw Failed(project, output);
        if (code == 0) await File.WriteAllTextAsync(Beside(file), key, cancellation);
        else File.Delete(Beside(file));
        File.Move(made, file, overwrite: true);
    }

    private static string Beside(string file) => $"{file}.key";

    /// <summary>The same program in the same surroundings has the same model.</summary>
    private static string PrintKey(BuiltProject built) => Key($"{built.Stamp} {File.GetLastWriteTimeUtc(built.Assembly).Ticks} {string.Join(' ', Surroundings().Values)}");

    private static Dictionary<string, string> Surroundings()
    {
        var named = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT");
        return new() { ["RETORT_MODEL"] = "1", ["DOTNET_ENVIRONMENT"] = named ?? "Development", ["ASPNETCORE_ENVIRONMENT"] = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? named ?? "Development" };
    }

    private static string Key(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];

    private static SourceException HostMissing(string project) => new("model-host-missing", $"the project \"{Path.GetFileNameWithoutExtension(project)}\" cannot print its model")
    {
        Detail = $"A project whose DbContext is a model references the package {Package}, and is a program or brings a runtimeconfig.json.",
        Hint = $"Run `dotnet add {ShownPath.Of(project)} package {Package}`.",
    };

    private static SourceException Failed(string project, string output) => new("model-failed", $"the program of \"{Path.GetFileNameWithoutExtension(project)}\" failed before it had a model")
    {
        Detail = output.Trim() is { Length: > 0 } text ? text.Length > 2000 ? $"{text[..2000]} ..." : text : null,
        Hint = "Correct the program; its environment is `Development` unless `DOTNET_ENVIRONMENT` says otherwise.",
    };
}
