using Retort.Configuration;
using Retort.Errors;

namespace Retort.Workspaces.Schemas;

/// <summary>The files that globs stand for.</summary>
internal static class ModelFiles
{
    /// <summary>The files of each glob in the order of their names.</summary>
    /// <param name="patterns">Full paths of files, folders, or globs with <c>*</c>, <c>?</c> and <c>**</c>.</param>
    /// <param name="origin">Where they are written, for the error.</param>
    /// <exception cref="SourceException">One matches nothing: a model that silently lost its files would drop every table.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> patterns, string origin) => [.. patterns.SelectMany(pattern => Matches(pattern, origin)).Distinct()];

    private static List<string> Matches(string pattern, string origin)
    {
        if (File.Exists(pattern)) return [ShownPath.Of(pattern)];
        if (Directory.Exists(pattern)) pattern = Path.Combine(pattern, "**", "*.sql");
        var parts = pattern.Split('/', '\\');
        var first = Array.FindIndex(parts, part => part.Contains('*') || part.Contains('?'));
        var root = first < 0 ? Path.GetDirectoryName(pattern) ?? "." : string.Join('/', parts[..first]) is { Length: > 0 } start ? start : "/";
        var files = first < 0 || !Directory.Exists(root) ? [] : Files(root, parts.AsSpan(first).ToArray());
        return files.Count > 0 ? [.. files.Order(StringComparer.Ordinal).Select(ShownPath.Of)] : throw new SourceException("model-missing", $"no file matches \"{ShownPath.Of(pattern)}\"")
        {
            Hint = $"Correct {origin}, or write the file.",
        };
    }

    private static List<string> Files(string folder, string[] parts)
    {
        if (parts is [var last]) return [.. Directory.GetFiles(folder, last)];
        if (parts[0] == "**")
            return [.. Files(folder, parts[1..]), .. Directory.GetDirectories(folder).SelectMany(child => Files(child, parts))];
        return [.. Directory.GetDirectories(folder, parts[0]).SelectMany(child => Files(child, parts[1..]))];
    }
}
