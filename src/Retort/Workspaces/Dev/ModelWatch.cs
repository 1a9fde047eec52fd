using System.Security.Cryptography;
using System.Text;
using Retort.Configuration;
using Retort.Errors;
using Retort.Workspaces.Schemas;

namespace Retort.Workspaces.Dev;

/// <summary>Tells when the files of a model are others than before, however an editor writes them.</summary>
/// <remarks>It looks at the files themselves: notices of the system get lost on shared folders and in containers.</remarks>
internal sealed class ModelWatch(DatabaseConfiguration configuration)
{
    private readonly Dictionary<string, (DateTime Written, long Length, string Hash)> known = [];

    /// <summary>What the files are now; equal texts mean that nothing changed.</summary>
    public string Look()
    {
        var text = new StringBuilder();
        foreach (var file in Files()) text.Append(file).Append('\n').Append(Hash(file)).Append('\n');
        return text.ToString();
    }

    /// <summary>How many there are.</summary>
    public int Count => Files().Count;

    private List<string> Files() => [.. configuration.Model.SelectMany(Files).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Files(ModelSource source)
    {
        try
        {
            return source switch
            {
                SqlModelSource sql => sql.Globs.SelectMany(glob => Found([glob])),
                ProjectModelSource project => Sources(project.Project),
                _ => [],
            };
        }
        catch (IOException)
        {
            return []; // a folder that is being moved
        }
    }

    private static IEnumerable<string> Found(string[] globs)
    {
        try
        {
            return ModelFiles.Find(globs, "`\"model\"`");
        }
        catch (SourceException)
        {
            return []; // no file yet: the comparison says so
        }
    }

    /// <summary>Everything that a build of the project reads below its folder.</summary>
    private static IEnumerable<string> Sources(string project)
    {
        var folder = Directory.Exists(project) ? project : Path.GetDirectoryName(project)!;
        return Directory.EnumerateFiles(folder, "*.cs*", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
    }

    private string Hash(string file)
    {
        try
        {
            var now = new FileInfo(file);
            if (known.TryGetValue(file, out var before) && before.Written == now.LastWriteTimeUtc && before.Length == now.Length) return before.Hash;
            var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
            known[file] = (now.LastWriteTimeUtc, now.Length, hash);
            return hash;
        }
        catch (IOException)
        {
            return ""; // being written, or gone at this moment
        }
    }
}
