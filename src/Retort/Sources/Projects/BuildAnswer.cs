using System.Text.Json;

namespace Retort.Sources.Projects;

/// <summary>Reads what MSBuild answers to <c>-getProperty</c> and <c>-getItem</c>.</summary>
internal static class BuildAnswer
{
    /// <summary>What is asked for.</summary>
    public static ValueList<string> Questions { get; } =
    [
        "-getProperty:TargetPath", "-getProperty:TargetFrameworks", "-getProperty:ProjectDepsFilePath", "-getProperty:ProjectRuntimeConfigFilePath",
        "-getProperty:ProjectAssetsFile", "-getItem:Compile",
    ];

    /// <summary>The first target framework of a project that has several and builds each by itself; null when there is an answer for one.</summary>
    public static string? FirstOfSeveral(string output)
    {
        using var document = JsonDocument.Parse(Json(output));
        var properties = document.RootElement.GetProperty("Properties");
        return Text(properties, "TargetPath").Length > 0 ? null : Text(properties, "TargetFrameworks").Split(';')[0];
    }

    public static BuiltProject Read(string output, string project)
    {
        using var document = JsonDocument.Parse(Json(output));
        var properties = document.RootElement.GetProperty("Properties");
        var folders = References(Text(properties, "ProjectAssetsFile")).Prepend(Path.GetDirectoryName(project)!).Distinct().ToValueList();
        var sources = document.RootElement.GetProperty("Items").GetProperty("Compile").EnumerateArray().Select(item => Text(item, "FullPath"));
        return new()
        {
            Assembly = Text(properties, "TargetPath"),
            DependencyFile = Text(properties, "ProjectDepsFilePath"),
            RuntimeFile = Text(properties, "ProjectRuntimeConfigFilePath"),
            Folders = folders,
            Others = sources.Where(file => !folders.Any(folder => file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))).ToValueList(),
        };
    }

    /// <summary>The folders of all projects that are referenced, directly or not.</summary>
    private static IEnumerable<string> References(string assets)
    {
        if (!File.Exists(assets)) return [];
        using var document = JsonDocument.Parse(File.ReadAllBytes(assets));
        var root = Path.GetDirectoryName(document.RootElement.GetProperty("project").GetProperty("restore").GetProperty("projectPath").GetString()!)!;
        return [.. document.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => Text(library.Value, "type") == "project")
            .Select(library => Path.GetDirectoryName(Path.GetFullPath(Text(library.Value, "path"), root))!)];
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    /// <summary>Warnings stand before it.</summary>
    private static string Json(string output) => output[(output.StartsWith('{') ? 0 : output.IndexOf("\n{", StringComparison.Ordinal) + 1)..(output.LastIndexOf('}') + 1)];
}
