using Retort.Sql;

namespace Retort.Catalog;

/// <summary>Options of foreign objects: <c>OPTIONS (name 'value')</c>, held as <c>name=value</c>.</summary>
internal static class ServerOption
{
    public static string Write(IEnumerable<string> options) =>
        string.Join(", ", options.Select(option => $"{Identifier.Quote(StorageOption.Name(option))} {Literal.Quote(Value(option))}"));

    /// <summary>What stands in ALTER ... OPTIONS (...) to lead from one list to another; null when they are equal.</summary>
    public static string? Changes(ValueList<string> from, ValueList<string> to)
    {
        var before = from.Select(StorageOption.Name).ToHashSet();
        var after = to.Select(StorageOption.Name).ToHashSet();
        var changes = to.Except(from).Select(option => $"{(before.Contains(StorageOption.Name(option)) ? "set" : "add")} {Write([option])}")
            .Concat(before.Except(after).Select(name => $"drop {Identifier.Quote(name)}")).ToList();
        return changes.Count == 0 ? null : string.Join(", ", changes);
    }

    private static string Value(string option) => option[(option.IndexOf('=') + 1)..];
}
