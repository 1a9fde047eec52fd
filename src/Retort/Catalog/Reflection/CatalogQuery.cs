using System.Collections.Concurrent;
using System.Globalization;

namespace Retort.Catalog.Reflection;

/// <summary>The catalog queries: the .sql files beside the readers, carried in the assembly.</summary>
internal static class CatalogQuery
{
    private static readonly HashSet<string> Names = [.. typeof(CatalogQuery).Assembly.GetManifestResourceNames().Select(name => name.Replace('\\', '/'))];
    private static readonly ConcurrentDictionary<(string, int), string> Texts = new();

    /// <summary>The text of a query such as <c>Catalog/Columns/Column</c>, in the variant (<c>Column.pg18.sql</c>) of the newest version that is not newer than the server.</summary>
    public static string Text(string path, int serverVersion) => Texts.GetOrAdd((path, serverVersion), static key => Load(key.Item1, key.Item2));

    private static string Load(string path, int serverVersion)
    {
        var name = Enumerable.Range(0, Math.Max(0, serverVersion - 12))
            .Select(back => string.Create(CultureInfo.InvariantCulture, $"{path}.pg{serverVersion - back}.sql"))
            .FirstOrDefault(Names.Contains) ?? $"{path}.sql";
        using var stream = typeof(CatalogQuery).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the assembly lacks the catalog query \"{name}\"");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd().TrimEnd(';');
    }
}
