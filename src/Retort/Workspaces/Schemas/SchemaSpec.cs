using Retort.Configuration;

namespace Retort.Workspaces.Schemas;

/// <summary>A schema as a command line names it: <c>model</c>, <c>live</c>, an address, SQL files, or a place in the history.</summary>
internal abstract record SchemaSpec
{
    private SchemaSpec()
    {
    }

    /// <summary>What the configuration says the schema should be.</summary>
    public sealed record Model : SchemaSpec;

    /// <summary>The database of the configuration as it is.</summary>
    public sealed record Live : SchemaSpec;

    /// <summary>Any database.</summary>
    public sealed record Address(DatabaseUrl Url) : SchemaSpec;

    /// <summary>SQL files: a file, a folder, or a glob.</summary>
    public sealed record Files(ValueList<string> Patterns) : SchemaSpec;

    /// <summary>The state that the revisions lead to at a target.</summary>
    public sealed record Target(string Text) : SchemaSpec;

    /// <summary>Tells which of them some words are; several are files, as a shell writes a glob.</summary>
    public static SchemaSpec Parse(IReadOnlyList<string> words, string folder) =>
        words.Count == 1 ? Parse(words[0], folder) : new Files(words.Select(word => Path.Combine(folder, word)).ToValueList());

    /// <summary>Tells which of them a text is.</summary>
    public static SchemaSpec Parse(string text, string folder) => text switch
    {
        "model" => new Model(),
        "live" => new Live(),
        _ when text.Contains("://", StringComparison.Ordinal) || text.StartsWith("local:", StringComparison.Ordinal) || text.Contains('=') => new Address(DatabaseUrl.Parse(text)),
        _ when text.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) || text.Contains('*') || Directory.Exists(Path.Combine(folder, text)) => new Files([Path.Combine(folder, text)]),
        _ => new Target(text),
    };
}
