namespace Retort.Sources.Projects;

/// <summary>What a build of a project left, and what it was made of.</summary>
internal sealed record BuiltProject
{
    /// <summary>The full path of the assembly.</summary>
    public required string Assembly { get; init; }

    public required string DependencyFile { get; init; }

    public required string RuntimeFile { get; init; }

    /// <summary>Folders of the project and of those that it references.</summary>
    public required ValueList<string> Folders { get; init; }

    /// <summary>Source files outside of these folders.</summary>
    public ValueList<string> Others { get; init; }

    /// <summary>What the sources looked like; see <see cref="BuildStamp"/>.</summary>
    public string Stamp { get; init; } = "";

    /// <summary>Reads what <see cref="Write"/> wrote; null when there is nothing that can be used.</summary>
    public static BuiltProject? Read(string file)
    {
        if (!File.Exists(file) || File.ReadAllLines(file) is not [var assembly, var dependencies, var runtime, var stamp, var folders, var others]) return null;
        return new()
        {
            Assembly = assembly,
            DependencyFile = dependencies,
            RuntimeFile = runtime,
            Stamp = stamp,
            Folders = folders.Split('|').ToValueList(),
            Others = others.Split('|', StringSplitOptions.RemoveEmptyEntries).ToValueList(),
        };
    }

    public void Write(string file) => File.WriteAllLines(file, [Assembly, DependencyFile, RuntimeFile, Stamp, string.Join('|', Folders), string.Join('|', Others)]);
}
