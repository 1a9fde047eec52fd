using System.Security.Cryptography;
using System.Text;

namespace Retort.Sources.Projects;

/// <summary>A hash over names, sizes and times of everything that a build of some projects reads from their folders: as long as it is the same, nothing has to be built.</summary>
internal static class BuildStamp
{
    private static readonly string[] Skipped = ["bin", "obj", ".git", ".vs", ".retort", "node_modules"];
    private static readonly string[] Sources = [".cs", ".fs", ".vb", ".csproj", ".fsproj", ".vbproj", ".props", ".targets", ".resx", ".razor", ".cshtml", ".json", ".config"];
    private static readonly string[] Above = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "Directory.Build.rsp", "global.json", "nuget.config", "NuGet.config", "NuGet.Config"];

    /// <summary>The stamp of what there is now.</summary>
    public static string Of(BuiltProject project)
    {
        var lines = Files(project).Distinct().Order(StringComparer.Ordinal).Select(Line);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }

    /// <summary>Whether a source is newer than a moment: it may or may not have been in a build that began then.</summary>
    public static bool IsAnyNewer(BuiltProject project, DateTime moment) => Files(project).Any(file => File.GetLastWriteTimeUtc(file) > moment);

    /// <summary>What a restore reads: the projects in these folders, and the settings above them.</summary>
    public static IEnumerable<string> Restored(IEnumerable<string> folders) =>
        folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.*proj").Concat(Parents(folder)));

    private static IEnumerable<string> Files(BuiltProject project) =>
        project.Folders.SelectMany(folder => Below(new DirectoryInfo(folder)).Concat(Parents(folder))).Concat(project.Others.Where(File.Exists));

    private static IEnumerable<string> Below(DirectoryInfo folder)
    {
        if (!folder.Exists) yield break;
        foreach (var file in folder.EnumerateFiles())
            if (Sources.Contains(file.Extension)) yield return file.FullName;
        foreach (var child in folder.EnumerateDirectories().Where(child => !Skipped.Contains(child.Name)))
            foreach (var file in Below(child)) yield return file;
    }

    private static IEnumerable<string> Parents(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
            foreach (var file in Above.Select(name => Path.Combine(at, name)).Where(File.Exists)) yield return file;
    }

    private static string Line(string path)
    {
        var file = new FileInfo(path);
        return $"{path} {file.Length} {file.LastWriteTimeUtc.Ticks}\n";
    }
}
