using System.Reflection;

namespace Retort.Revisions;

/// <summary>The revisions that the build embedded in an assembly, as resources <c>retort/revisions/FOLDER/FILE</c>.</summary>
internal static class EmbeddedRevisions
{
    private const string Prefix = "retort/revisions/";

    /// <summary>Those of a folder, or all when it is null; none when nothing was embedded.</summary>
    public static ValueList<Revision> Read(Assembly assembly, string? folder)
    {
        var start = folder is null ? Prefix : $"{Prefix}{folder.Replace('\\', '/').Trim('/')}/";
        return assembly.GetManifestResourceNames().Select(name => (Name: name, Path: name.Replace('\\', '/')))
            .Where(resource => resource.Path.StartsWith(start, StringComparison.Ordinal))
            .OrderBy(resource => resource.Path, StringComparer.Ordinal)
            .Select(resource => RevisionFile.Parse(Text(assembly, resource.Name), resource.Path[Prefix.Length..]))
            .ToValueList();
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
