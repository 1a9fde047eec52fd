using System.ComponentModel;
using System.Globalization;
using System.Text;
using Retort.Errors;
using Retort.Revisions;
using Retort.Server;

namespace Retort.Workspaces.Checks;

/// <summary>The branch of the git repository that revisions are merged into, with the revisions that it has in a folder.</summary>
internal sealed record MainBranch
{
    private static readonly string[] UsualNames = ["origin/main", "main", "origin/master", "master"];

    /// <summary>The branch, such as <c>origin/main</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its revisions, also those that another replaces.</summary>
    public required ValueList<Revision> Revisions { get; init; }

    /// <summary>Reads what the branch has; nothing is fetched.</summary>
    /// <param name="folder">The full path of the folder of revisions.</param>
    /// <param name="configured">The branch that the configuration names; null tries the usual names.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Null where there is no git, no repository, or no such branch.</returns>
    /// <exception cref="ConfigurationException">The configured branch does not exist (<c>no-main-branch</c>).</exception>
    public static async Task<MainBranch?> ReadAsync(string folder, string? configured, CancellationToken cancellation)
    {
        // A folder that is not there yet has parents in the repository all the same.
        var inside = folder;
        while (!Directory.Exists(inside)) inside = Path.GetDirectoryName(inside)!;
        if (await GitAsync(inside, null, cancellation, "rev-parse", "--show-toplevel") is null) return null;
        foreach (var name in configured is null ? UsualNames : [configured])
        {
            if (await GitAsync(inside, null, cancellation, "rev-parse", "--verify", "--quiet", $"{name}^{{commit}}") is null) continue;
            return new MainBranch { Name = name, Revisions = inside == folder ? await RevisionsAsync(folder, name, cancellation) : [] };
        }

        return configured is null ? null : throw Missing(configured);
    }

    private static async Task<ValueList<Revision>> RevisionsAsync(string folder, string name, CancellationToken cancellation)
    {
        var listed = await GitAsync(folder, null, cancellation, "ls-tree", "-r", "-z", name, "--", ".") ?? "";
        var files = listed.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('\t', 2))
            .Where(entry => entry[1].EndsWith(".sql", StringComparison.Ordinal))
            .Select(entry => (Hash: entry[0].Split(' ')[2], Path: entry[1]))
            .ToList();
        var texts = await GitAsync(folder, string.Concat(files.Select(file => $"{file.Hash}\n")), cancellation, "cat-file", "--batch") ?? "";
        return files.Zip(Blobs(texts)).Select(file => RevisionFile.Parse(file.Second, $"{name}:{file.First.Path}")).ToValueList();
    }

    /// <summary>The texts of <c>cat-file --batch</c>: before each a line with its length in bytes, after each a line feed.</summary>
    private static IEnumerable<string> Blobs(string output)
    {
        var bytes = Encoding.UTF8.GetBytes(output);
        for (var at = 0; at < bytes.Length;)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', at);
            var length = int.Parse(Encoding.UTF8.GetString(bytes, at, end - at).Split(' ')[2], CultureInfo.InvariantCulture);
            yield return Encoding.UTF8.GetString(bytes, end + 1, length);
            at = end + 1 + length + 1;
        }
    }

    /// <summary>What git prints; null when it fails or is not there.</summary>
    private static async Task<string?> GitAsync(string folder, string? input, CancellationToken cancellation, params string[] words)
    {
        try
        {
            var result = await ProgramRunner.RunAsync(["git", .. words], input, folder, cancellation);
            return result.Succeeded ? result.Output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static ConfigurationException Missing(string name) => new("no-main-branch", $"git knows no branch \"{name}\" here")
    {
        Detail = "The key \"mainBranch\" of `retort.json` names it.",
        Hint = $"Run `git fetch origin`, in CI with the whole history of `{name}`, or correct the key.",
    };
}
