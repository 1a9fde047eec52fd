namespace Retort.Cli.Output;

/// <summary>An id as people see it: the first six of twelve random digits; an id that somebody chose is left whole.</summary>
internal static class ShortId
{
    public static string Of(string id) => id.Length == 12 && id.All(char.IsAsciiHexDigitLower) ? id[..6] : id;

    /// <summary>Several ids, or <c>base</c>.</summary>
    public static string Of(IReadOnlyCollection<string> ids) => ids.Count == 0 ? "base" : string.Join(", ", ids.Select(Of));
}
