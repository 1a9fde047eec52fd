using Retort.Errors;
using Retort.Revisions;

namespace Retort.Workspaces.Writing;

/// <summary>Whole workspaces that <c>init --template</c> writes: each builds and upgrades at once.</summary>
internal static class WorkspaceTemplate
{
    private const string Prefix = "templates/";

    public static ValueList<string> Names { get; } = ["service", "services", "migrator", "sql"];

    /// <summary>The version of the packages that a project references.</summary>
    public static string Version { get; } = typeof(WorkspaceTemplate).Assembly.GetName().Version!.ToString(3);

    /// <summary>The files of a template, by their paths within the folder.</summary>
    /// <param name="template">One of <see cref="Names"/>.</param>
    /// <param name="name">The name of the database; the project is named after it.</param>
    /// <param name="now">When its revisions are said to be written.</param>
    public static IReadOnlyList<(string Path, string Text)> Files(string template, string name, DateTimeOffset now)
    {
        if (!Names.Contains(template)) throw new ConfigurationException("unknown-template", $"there is no template \"{template}\"")
        {
            Hint = Suggestion.Nearest(template, Names) is { } near ? $"Did you mean `--template {near}`?" : $"The templates are {string.Join(", ", Names.Select(one => $"`{one}`"))}.",
        };
        var values = new Dictionary<string, string>
        {
            ["name"] = name,
            ["Name"] = string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..])),
            ["version"] = Version,
            ["id1"] = RevisionId.New(),
            ["id2"] = RevisionId.New(),
            ["date"] = $"{now.UtcDateTime:yyyyMMdd}",
            ["now"] = $"{now.UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z",
        };
        var start = $"{Prefix}{template}/";
        return [.. typeof(WorkspaceTemplate).Assembly.GetManifestResourceNames().Where(resource => resource.Replace('\\', '/').StartsWith(start, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(resource => (Fill(resource.Replace('\\', '/')[start.Length..], values), Fill(Read(resource), values)))];
    }

    private static string Fill(string text, Dictionary<string, string> values) => values.Aggregate(text, (filled, value) => filled.Replace($"{{{{{value.Key}}}}}", value.Value, StringComparison.Ordinal));

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(WorkspaceTemplate).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
