using Retort.Configuration;
using Retort.Errors;

namespace Retort.Sources.Projects;

/// <summary>The project file that a path of the configuration means.</summary>
internal static class ProjectFile
{
    /// <param name="path">The full path of the file, or of the folder that holds it.</param>
    /// <exception cref="SourceException">There is none, or several (<c>project-missing</c>).</exception>
    public static string Find(string path)
    {
        if (File.Exists(path)) return path;
        var files = Directory.Exists(path) ? Directory.GetFiles(path, "*.*proj").Where(IsProject).ToArray() : [];
        return files is [var only] ? only : throw new SourceException("project-missing", files.Length == 0 ? $"there is no project in \"{ShownPath.Of(path)}\"" : $"there are several projects in \"{ShownPath.Of(path)}\"")
        {
            Where = files.Select(ShownPath.Of).ToValueList(),
            Hint = "Correct `\"project\"` in `retort.json`: the folder of a project, or its file.",
        };
    }

    private static bool IsProject(string file) => Path.GetExtension(file) is ".csproj" or ".fsproj" or ".vbproj";
}
