using Retort.Configuration;
using Retort.Errors;
using Retort.Git;
using Retort.Server;

namespace Retort.Workspaces.Doctor;

/// <summary><c>doctor</c>, the part about the workspace: its files, git, the programs, the local server, the disk.</summary>
internal static class WorkspaceDoctor
{
    private const long LittleRoom = 1L << 30;

    public static async Task<DoctorReport> ExamineAsync(this Workspace workspace, CancellationToken cancellation)
    {
        var findings = new List<DoctorFinding> { Configuration(workspace), Git(workspace) };
        findings.AddRange(Programs());
        if (workspace.Configuration.Databases.Any(database => database.Url.IsLocal)) findings.AddRange(await ServerAsync(workspace, cancellation));
        return new DoctorReport { Findings = findings.ToValueList() };
    }

    /// <summary>What is said where the configuration itself cannot be read.</summary>
    public static DoctorReport Unreadable(RetortException error) => new() { Findings = [DoctorFinding.Problem("configuration", error)] };

    private static DoctorFinding Configuration(Workspace workspace)
    {
        var configuration = workspace.Configuration;
        var count = configuration.Databases.Count;
        var absent = configuration.Absent.Select(one => $"{one.Name} is left out: {one.Variable} is not set");
        if (configuration.File is null) return DoctorFinding.Ok("configuration", "DATABASE_URL alone, without a retort.json");
        return DoctorFinding.Ok("configuration", $"{ShownPath.Of(configuration.File)}, {count} {(count == 1 ? "database" : "databases")}") with { Details = absent.ToValueList() };
    }

    private static DoctorFinding Git(Workspace workspace)
    {
        var perBranch = workspace.Configuration.Databases.Where(database => database.PerBranch).ToList();
        if (GitFolder.Find(workspace.Configuration.Folder) is not { } git)
        {
            return perBranch.Count == 0
                ? DoctorFinding.Ok("git", "no repository")
                : DoctorFinding.Warning("git", "no repository, so branches have no databases of their own", "Run `git init`, or take `\"perBranch\"` out of `retort.json`.");
        }

        if (new GitProgram(git.WorkTree).Ask("--version") is not { } version)
            return DoctorFinding.Warning("git", "the program git does not answer, so nothing is known of where branches came from", "Install git, or add its folder to PATH.");
        var branch = perBranch.Select(database => database.Branch).FirstOrDefault(one => one is not null);
        return DoctorFinding.Ok("git", branch is null ? version : $"{version}, {branch.Title} is checked out{(branch.IsDefault ? ", the default branch" : "")}");
    }

    private static IEnumerable<DoctorFinding> Programs()
    {
        string[] wanted = ["psql", "pg_dump"];
        var missing = wanted.Where(program => SearchPath.Find(OperatingSystem.IsWindows() ? $"{program}.exe" : program) is null).ToList();
        yield return missing.Count == 0
            ? DoctorFinding.Ok("programs", "psql and pg_dump are there")
            : DoctorFinding.Warning("programs", $"{string.Join(" and ", missing)} {(missing.Count == 1 ? "is" : "are")} not in PATH", "Install PostgreSQL's client programs: `db psql` and backups need them, e.g. `apt-get install postgresql-client`.");
    }

    private static async Task<IEnumerable<DoctorFinding>> ServerAsync(Workspace workspace, CancellationToken cancellation)
    {
        try
        {
            var running = await workspace.Server.EnsureStartedAsync(cancellation);
            var status = await workspace.Server.StatusAsync(cancellation);
            if (status.Container is { } container) return [DoctorFinding.Ok("local server", $"PostgreSQL {status.Version} at {status.Address}, a container: {container}")];
            return [DoctorFinding.Ok("local server", $"PostgreSQL {status.Version} at {RunningServer.Address}:{running.Port}") with { Details = status.DataFolderNote is { } note ? [note] : [] }, Disk(status)];
        }
        catch (RetortException error)
        {
            return [DoctorFinding.Problem("local server", error)];
        }
    }

    private static DoctorFinding Disk(LocalServerStatus status)
    {
        var free = new DriveInfo(status.DataFolder!).AvailableFreeSpace;
        var size = status.Size ?? 0;
        var room = $"{free >> 20:N0} MB free where the data is, {size >> 20:N0} MB used by databases";
        if (free < LittleRoom / 4) return DoctorFinding.Problem("disk", room, "Make room: `retort db branch prune`, `retort db snapshot list`.");
        return free < Math.Max(LittleRoom, size)
            ? DoctorFinding.Warning("disk", room, "A copy of the databases does not fit: `retort db branch prune`, `retort db snapshot list`.")
            : DoctorFinding.Ok("disk", room);
    }
}
