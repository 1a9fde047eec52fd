namespace Retort.Catalog.Reflection;

/// <summary>Keeps one copy of each short text: the names of tables, types and roles come many times over.</summary>
internal sealed class StringPool
{
    /// <summary>Longer texts are definitions, which hardly ever come twice.</summary>
    private const int Longest = 64;

    private readonly HashSet<string> strings = new(StringComparer.Ordinal);

    public string Intern(string text)
    {
        if (text.Length > Longest) return text;
        if (strings.TryGetValue(text, out var known)) return known;
        strings.Add(text);
        return text;
    }
}
