using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Retort.Configuration;
using Retort.Errors;
using Retort.Server;
using Retort.Server.Copies;

namespace Retort.Workspaces;

/// <summary>The configuration of a folder, and the databases of it that a command is about.</summary>
internal sealed class Workspace
{
    private LocalServer? server;

    private Workspace(WorkspaceConfiguration configuration, IEnumerable<DatabaseConfiguration> chosen)
    {
        Configuration = configuration;
        Databases = chosen.Select(database => new WorkspaceDatabase(this, database)).ToValueList();
    }

    private Workspace(WorkspaceConfiguration configuration, IEnumerable<WorkspaceDatabase> databases)
    {
        Configuration = configuration;
        Databases = databases.ToValueList();
    }

    public WorkspaceConfiguration Configuration { get; }

    /// <summary>The chosen databases, in the order of the configuration.</summary>
    public ValueList<WorkspaceDatabase> Databases { get; }

    /// <summary>Optional databases that are left out, because their address is not set; only when all were chosen.</summary>
    public ValueList<AbsentDatabase> Absent { get; private init; }

    /// <summary>The local server of the workspace; it starts when a database of it is needed.</summary>
    public LocalServer Server => server ??= IsOfProgram ? LocalServer.In(Configuration.Folder, Progress) : LocalServer.Of(Configuration, Progress);

    /// <summary>Whether a running program registered its databases; a <c>retort.json</c> around it describes the local server alone.</summary>
    private bool IsOfProgram { get; init; }

    /// <summary>Told of what takes long.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>Told how far a copy of a database has come.</summary>
    public IProgress<CopyProgress>? CopyProgress { get; set; }

    /// <summary>Gets a record of what runs do; null logs nothing.</summary>
    public ILogger? Logger { get; set; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Reads the workspace that a folder is in.</summary>
    /// <param name="folder">Where to begin; its parents are searched too.</param>
    /// <param name="url">An address that replaces the one of the chosen database; null keeps it.</param>
    /// <param name="names">The databases to choose; empty chooses all.</param>
    /// <param name="progress">Told of what takes long.</param>
    public static Workspace Open(string folder, string? url, ValueList<string> names, IProgress<string>? progress = null)
    {
        if (!Directory.Exists(folder)) throw new ConfigurationException("folder-missing", $"folder \"{folder}\" does not exist");
        var environment = Variables.OfProcess();
        if (url is not null) environment["DATABASE_URL"] = url; // enough where there is no retort.json
        var configuration = WorkspaceConfiguration.Load(folder, environment);
        var chosen = names.Count == 0 ? configuration.Databases : names.Distinct().Select(name => Find(configuration, name)).ToValueList();
        return new Workspace(configuration, url is null ? chosen : [WithUrl(chosen, url)]) { Progress = progress, Absent = names.Count == 0 && url is null ? configuration.Absent : [] };
    }

    /// <summary>A workspace of one address, for what needs no configuration.</summary>
    public static Workspace Without(string folder, DatabaseUrl url)
    {
        DatabaseConfiguration database = new() { Name = url.Database, Url = url, Revisions = Path.Combine(folder, "migrations") };
        return new Workspace(new WorkspaceConfiguration { Folder = folder, Databases = [database] }, [database]);
    }

    /// <summary>The workspace of a running program: its databases are what the program registered.</summary>
    /// <param name="folder">The folder of the program's project, or of its files.</param>
    /// <param name="databases">All that were registered.</param>
    /// <param name="url">An address that replaces the one of the chosen database; null keeps it.</param>
    /// <param name="names">The databases to choose; empty chooses all.</param>
    /// <param name="progress">Told of what takes long.</param>
    public static Workspace OfProgram(string folder, ValueList<ProgramDatabase> databases, string? url, ValueList<string> names, IProgress<string>? progress = null)
    {
        var configuration = new WorkspaceConfiguration { Folder = folder, Databases = databases.Select(database => database.Configuration).ToValueList() };
        var chosen = names.Count == 0 ? configuration.Databases : names.Distinct().Select(name => Find(configuration, name)).ToValueList();
        if (url is not null) chosen = [WithUrl(chosen, url)];
        var workspace = new Workspace(configuration, Array.Empty<DatabaseConfiguration>()) { Progress = progress, IsOfProgram = true };
        return new Workspace(configuration, chosen.Select(one => Database(workspace, one))) { Progress = progress, IsOfProgram = true };

        WorkspaceDatabase Database(Workspace owner, DatabaseConfiguration one)
        {
            var registered = databases.First(database => database.Configuration.Name == one.Name);
            return new WorkspaceDatabase(owner, one) { IsOfProgram = true, Carried = registered.Revisions, Origin = url is null ? registered.Origin : null };
        }
    }

    /// <summary>A path as people see it: relative to the workspace.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public string? Shown(string? path) => path is null ? null : Path.GetRelativePath(Configuration.Folder, path);

    private static DatabaseConfiguration Find(WorkspaceConfiguration configuration, string name)
    {
        if (configuration.Databases.FirstOrDefault(database => database.Name == name) is { } found) return found;
        if (configuration.Absent.FirstOrDefault(database => database.Name == name) is { } absent)
        {
            throw new ConfigurationException("database-not-set", $"database \"{name}\" has no address") { Detail = $"The variable \"{absent.Variable}\" is not set.", Hint = $"Set `{absent.Variable}`, or give `--url`." };
        }

        var names = configuration.Databases.Select(database => database.Name).ToList();
        throw new ConfigurationException("unknown-database", $"there is no database \"{name}\" in this workspace")
        {
            Detail = $"It has {string.Join(", ", names.Select(known => $"\"{known}\""))}.",
            Hint = Suggestion.Nearest(name, names) is { } meant ? $"Did you mean `-d {meant}`?" : null,
        };
    }

    private static DatabaseConfiguration WithUrl(ValueList<DatabaseConfiguration> chosen, string url) => chosen is [var only]
        ? only with { Url = DatabaseUrl.Parse(url, "--url"), Branch = null }
        : throw new ConfigurationException("choose-database", "`--url` is the address of one database")
        {
            Detail = $"The workspace has {string.Join(", ", chosen.Select(database => $"\"{database.Name}\""))}.",
            Hint = $"Add `-d {chosen[0].Name}`.",
        };
}
