using Retort.Tests.CommandLine;

namespace Retort.Tests.Packages;

/// <summary>An empty folder of a user who has the packages of this build and no others of that name.</summary>
internal sealed class UserFolder : IDisposable
{
    private readonly PackageFeed feed;
    private readonly string url;

    private UserFolder(PackageFeed feed, string url) => (this.feed, this.url) = (feed, url);

    public string Path { get; } = Scene.TemporaryFolder();

    /// <summary>A folder in which restore finds the packages.</summary>
    /// <param name="feed">The packages.</param>
    /// <param name="url">The database that <c>DATABASE_URL</c> and the connection string name.</param>
    public static async Task<UserFolder> CreateAsync(PackageFeed feed, string url)
    {
        var folder = new UserFolder(feed, url);
        await folder.WriteAsync("nuget.config", $"<configuration><packageSources><add key=\"built\" value=\"{await feed.FolderAsync()}\" /></packageSources><config><add key=\"globalPackagesFolder\" value=\"{folder.Path}/cache\" /></config></configuration>");
        await folder.WriteAsync("Directory.Build.props", "<Project><PropertyGroup><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>");
        return folder;
    }

    /// <summary>Runs a command as it is typed; returns what it printed on stdout.</summary>
    public async Task<string> RunAsync(string command)
    {
        // A global tool would be the user's own, and a released version would be found on the network.
        var typed = command.Replace("--global Retort.Tool", $"Retort.Tool --tool-path tools --version {feed.Version}", StringComparison.Ordinal);
        typed = typed.Replace("new install Retort.Templates", $"new install '{await feed.FolderAsync()}/Retort.Templates.{feed.Version}.nupkg'", StringComparison.Ordinal);
        // Templates are installed into the home of the command line.
        var output = await PackageFeed.RunAsync(Path, "bash", "-c", $"export DOTNET_CLI_HOME=\"$PWD/home\" DATABASE_URL='{url}' ConnectionStrings__shop='{url}' PATH=\"$PWD/tools:$PATH\"; {typed}");
        if (command.Contains(" init ", StringComparison.Ordinal)) await EditAsync("Shop.csproj", "Version=\"0.1.0\"", $"Version=\"{feed.Version}\"");
        return output;
    }

    public async Task EditAsync(string file, string old, string replacement)
    {
        var text = await File.ReadAllTextAsync(System.IO.Path.Combine(Path, file));
        Assert.Contains(old, text);
        await WriteAsync(file, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public async Task WriteAsync(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text);
    }
}
