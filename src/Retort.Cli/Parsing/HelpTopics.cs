namespace Retort.Cli.Parsing;

/// <summary>The texts of <c>retort help TOPIC</c>; each is a file of the folder Topics.</summary>
internal static class HelpTopics
{
    public static ValueList<string> Names => ["exit-codes", "environment", "revisions", "json"];

    /// <summary>The text of a topic; null when there is none of that name.</summary>
    public static string? Find(string name)
    {
        if (!Names.Contains(name)) return null;
        using var stream = typeof(HelpTopics).Assembly.GetManifestResourceStream($"{name}.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
