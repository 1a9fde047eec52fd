namespace Retort.Configuration;

/// <summary>What <c>retort.json</c>, the <c>.env</c> files and the environment say together.</summary>
public sealed record WorkspaceConfiguration
{
    /// <summary>The name of the file that marks a workspace.</summary>
    public const string FileName = "retort.json";

    /// <summary>The workspace's folder: the one of <see cref="File"/>, else the start folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The full path of <c>retort.json</c>; null when <c>DATABASE_URL</c> alone is there.</summary>
    public string? File { get; init; }

    /// <summary>The databases in the order written.</summary>
    public required ValueList<DatabaseConfiguration> Databases { get; init; }

    /// <summary>Optional databases whose address is not set.</summary>
    public ValueList<AbsentDatabase> Absent { get; init; }

    /// <summary>The server for scratch databases; null leaves the choice to the target.</summary>
    public DatabaseUrl? Scratch { get; init; }

    /// <summary>The git branch that revisions are merged into; null looks for <c>origin/main</c>, <c>main</c>, <c>origin/master</c>, <c>master</c>.</summary>
    public string? MainBranch { get; init; }

    /// <summary>The local server's settings.</summary>
    public ServerConfiguration Server { get; init; } = new();

    /// <summary>Where the workspace keeps what is not to be committed; with <c>"perBranch"</c> one folder for all working trees of the repository.</summary>
    public string WorkFolder
    {
        get => field ?? Path.Combine(Folder, ".retort");
        init;
    }

    /// <summary>Finds and reads the workspace that a folder is in.</summary>
    /// <param name="startFolder">Where to begin; its parents are searched too.</param>
    /// <param name="environment">The environment's variables; null takes the process's own.</param>
    /// <exception cref="Errors.ConfigurationException">There is no workspace, or a file of it has mistakes: all of them are listed.</exception>
    public static WorkspaceConfiguration Load(string startFolder, IReadOnlyDictionary<string, string>? environment = null) =>
        new WorkspaceReader(environment ?? Variables.OfProcess()).Load(Path.GetFullPath(startFolder));
}
