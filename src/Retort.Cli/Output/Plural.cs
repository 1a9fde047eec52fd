namespace Retort.Cli.Output;

/// <summary>Numbers with their nouns.</summary>
internal static class Plural
{
    /// <summary>For example <c>1 revision</c> and <c>48,210 rows</c>.</summary>
    public static string Of(long count, string noun, string? plural = null) => count == 1 ? $"1 {noun}" : $"{count:N0} {plural ?? noun + "s"}";
}
