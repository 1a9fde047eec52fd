using Retort.Configuration;

namespace Retort.Hosting.Programs;

/// <summary>The folder whose local server and notes a program shares with the tool.</summary>
internal static class ProgramFolder
{
    /// <summary>The nearest folder with a <c>retort.json</c>, from the program's own upwards; else its own.</summary>
    public static string Of(string contentRoot)
    {
        for (var folder = Path.TrimEndingDirectorySeparator(contentRoot); folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, WorkspaceConfiguration.FileName))) return folder;
        return contentRoot;
    }
}
