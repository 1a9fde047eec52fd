using Retort.Sql;

namespace Retort.Catalog;

/// <summary>Storage parameters of tables, indexes and views: <c>fillfactor=70</c>.</summary>
internal static class StorageOption
{
    /// <summary>As WITH and SET write them: <c>fillfactor = 70, autovacuum_enabled = false</c>.</summary>
    public static string Write(IEnumerable<string> options) => string.Join(", ", options.Select(Write));

    /// <summary>The actions that lead from one list to another: SET for what is new or different, RESET for what is gone.</summary>
    public static IEnumerable<string> Changes(ValueList<string> from, ValueList<string> to)
    {
        var set = to.Except(from).ToList();
        if (set.Count > 0) yield return $"set ({Write(set)})";
        var reset = from.Select(Name).Except(to.Select(Name)).ToList();
        if (reset.Count > 0) yield return $"reset ({string.Join(", ", reset.Select(QuoteName))})";
    }

    public static string Name(string option) => option[..option.IndexOf('=')];

    private static string Write(string option)
    {
        var value = option[(option.IndexOf('=') + 1)..];
        return $"{QuoteName(Name(option))} = {(IsPlain(value) ? value : Literal.Quote(value))}";
    }

    /// <summary>Numbers and plain words need no quotes.</summary>
    private static bool IsPlain(string value) =>
        value.Length > 0 && (decimal.TryParse(value, out _) || Identifier.Quote(value) == value || value is "true" or "false" or "on" or "off" or "none");

    /// <summary>The dot of <c>toast.autovacuum_enabled</c> belongs to the syntax.</summary>
    private static string QuoteName(string name) => string.Join('.', name.Split('.').Select(Identifier.Quote));
}
