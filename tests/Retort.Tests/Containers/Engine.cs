using Retort.Server;
using Retort.Tests.Conventions;

namespace Retort.Tests.Containers;

/// <summary>A real container engine of this machine, as the tests call it, with an image that keeps the promises of PostgreSQL's own.</summary>
internal sealed record Engine(string Name, string Image)
{
    public const string Prefix = "retort-test-";

    /// <summary>Makes the image of the programs of this machine, without a network, and runs it; the engine's own words where it cannot.</summary>
    public static async Task<(Engine? Engine, string Refusal)> TryAsync(string name)
    {
        if (!Samples.SampleCommand.IsInstalled(name)) return (null, $"there is no `{name}` in PATH");
        await LeftOvers.RemoveAsync(name);
        if (await CallAsync(name, "info") is { Code: not 0 } silent) return (null, silent.Output);
        if (await PostgresFolderAsync() is not { } programs) return (null, "psql and pg_isready are not beside the programs of PostgreSQL: apt-get install postgresql-15 postgresql-client-15");
        var engine = new Engine(name, $"localhost/{Prefix}postgres:{Environment.ProcessId}");
        var root = Directory.CreateTempSubdirectory("retort_image_").FullName;
        try
        {
            var script = Path.Combine(Source.Root, "tests/Retort.Tests/Containers/postgres-root.sh");
            var line = $"sh '{script}' '{programs}' '{root}' && tar -C '{root}' --owner=0 --group=0 -c . | {name} import --change 'ENTRYPOINT [\"/entrypoint.sh\"]' --change 'CMD [\"postgres\"]' "
                + $"--change 'ENV PATH={programs}:/usr/sbin:/usr/bin:/sbin:/bin' --change 'VOLUME /var/lib/postgresql/data' --change 'STOPSIGNAL SIGINT' - {engine.Image}";
            if (await ShellAsync(line) is { Code: not 0 } unmade) return (null, unmade.Output);
            var tried = await CallAsync(name, "run", "--rm", "--name", $"{Prefix}{Environment.ProcessId}-trial", "--publish", "127.0.0.1::5432", engine.Image, "id");
            return tried.Code == 0 ? (engine, "") : (null, tried.Output);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>Calls the engine; what it wrote, output and errors together.</summary>
    public Task<(int Code, string Output)> CallAsync(params string[] arguments) => CallAsync(Name, arguments);

    internal static async Task<(int Code, string Output)> CallAsync(string name, params string[] arguments)
    {
        var result = await ProgramRunner.RunAsync([Path.IsPathRooted(name) ? name : SearchPath.Find(name)!, .. arguments]);
        return (result.ExitCode, $"{result.Output}\n{result.Errors}".Trim());
    }

    internal static async Task<(int Code, string Output)> ShellAsync(string line)
    {
        var result = await ProgramRunner.RunAsync(["bash", "-o", "pipefail", "-c", line]);
        return (result.ExitCode, $"{result.Output}\n{result.Errors}".Trim());
    }

    private static async Task<string?> PostgresFolderAsync()
    {
        var found = await PostgresBinaries.FindAsync();
        string[] folders = [found.Folder, $"/usr/lib/postgresql/{found.MajorVersion}/bin"];
        return folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "psql")) && File.Exists(Path.Combine(folder, "pg_isready")));
    }
}
