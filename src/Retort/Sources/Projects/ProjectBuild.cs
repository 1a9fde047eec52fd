using Retort.Configuration;
using Retort.Errors;

namespace Retort.Sources.Projects;

/// <summary>Builds a project, unless nothing has changed since the last time.</summary>
/// <param name="project">The project file.</param>
/// <param name="notes">The file that remembers the last build.</param>
/// <param name="progress">Told that it takes long.</param>
internal sealed class ProjectBuild(string project, string notes, IProgress<string>? progress)
{
    private const int ShownErrors = 20;

    /// <exception cref="SourceException">It does not build (<c>build-failed</c>): the errors are as the compiler wrote them.</exception>
    public async Task<BuiltProject> EnsureAsync(CancellationToken cancellation)
    {
        if (BuiltProject.Read(notes) is { } last && File.Exists(last.Assembly) && BuildStamp.Of(last) == last.Stamp) return last;
        progress?.Report($"Building {Path.GetFileNameWithoutExtension(project)} ...");
        var begun = DateTime.UtcNow;
        var built = BuildAnswer.Read(await BuildAsync(cancellation), project);
        // A source that was changed meanwhile may not be in it: the next time builds again.
        if (!BuildStamp.IsAnyNewer(built, begun)) (built with { Stamp = BuildStamp.Of(built) }).Write(notes);
        return built;
    }

    private async Task<string> BuildAsync(CancellationToken cancellation)
    {
        var output = await MsbuildAsync(null, cancellation);
        return BuildAnswer.FirstOfSeveral(output) is { } framework ? await MsbuildAsync(framework, cancellation) : output;
    }

    private async Task<string> MsbuildAsync(string? framework, CancellationToken cancellation)
    {
        // The compiler's warnings were seen, or will be, in the ordinary build.
        List<string> arguments = ["msbuild", project, "-t:Build", "-v:q", "-nologo", "-p:RunAnalyzers=false", "-p:UseSharedCompilation=true", .. BuildAnswer.Questions];
        if (IsRestoreNeeded()) arguments.Add("-restore");
        if (framework is not null) arguments.Add($"-p:TargetFramework={framework}");
        var (code, output) = await DotnetCommand.RunAsync(Path.GetDirectoryName(project)!, arguments, new Dictionary<string, string>(), cancellation);
        return code == 0 ? output : throw Failed(output);
    }

    private bool IsRestoreNeeded()
    {
        var assets = Path.Combine(Path.GetDirectoryName(project)!, "obj", "project.assets.json");
        if (!File.Exists(assets)) return true;
        // A version may stand in Directory.Packages.props, a package in a project that is referenced.
        var folders = BuiltProject.Read(notes)?.Folders.AsEnumerable() ?? [Path.GetDirectoryName(project)!];
        return BuildStamp.Restored(folders).Append(project).Any(file => File.GetLastWriteTimeUtc(file) > File.GetLastWriteTimeUtc(assets));
    }

    private SourceException Failed(string output)
    {
        var lines = output.Split('\n').Select(line => line.Trim()).ToList();
        var errors = lines.Where(line => line.Contains(": error ", StringComparison.Ordinal)).Distinct().ToList();
        var shown = errors.Count > 0 ? errors : lines.Where(line => line.Length > 0).ToList();
        return new("build-failed", $"the project \"{Path.GetFileNameWithoutExtension(project)}\" does not build")
        {
            Detail = string.Join('\n', shown.Take(ShownErrors)) + (shown.Count > ShownErrors ? $"\n... and {shown.Count - ShownErrors} more" : ""),
            Hint = $"Correct what the compiler says; `dotnet build {ShownPath.Of(project)}` says the same.",
        };
    }
}
