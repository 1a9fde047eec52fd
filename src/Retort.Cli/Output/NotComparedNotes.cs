using Retort.Cli.Parsing;

namespace Retort.Cli.Output;

/// <summary>Names what the comparison cannot judge: silence would pass for equality.</summary>
internal static class NotComparedNotes
{
    private const int Most = 10;

    /// <summary>A warning for each object; of very many only the first, unless <c>-v</c>.</summary>
    public static void Write(Invocation invocation, ValueList<string> names)
    {
        var shown = invocation.IsVerbose || names.Count <= Most ? names.Count : Most - 1;
        foreach (var name in names.Take(shown)) invocation.Terminal.Warning($"not compared: {name}");
        if (shown < names.Count) invocation.Terminal.Warning($"not compared: {names.Count - shown} more, named with `-v`");
    }
}
