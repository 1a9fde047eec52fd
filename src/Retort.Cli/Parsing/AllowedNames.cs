using Retort.Errors;

namespace Retort.Cli.Parsing;

/// <summary>What <c>--allow</c> names.</summary>
internal static class AllowedNames
{
    /// <summary>The names, if the command knows them all.</summary>
    public static ValueList<string> Read(string[]? words, params string[] known)
    {
        foreach (var word in words ?? [])
            if (!known.Contains(word))
                throw new UsageException($"option \"--allow\" does not take \"{word}\"")
                {
                    Hint = Suggestion.Nearest(word, known) is { } meant ? $"Did you mean `--allow {meant}`?" : $"It takes {string.Join(" and ", known.Select(name => $"`{name}`"))}.",
                };
        return (words ?? []).Distinct().ToValueList();
    }
}
