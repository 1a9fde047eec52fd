using Retort.Sql;

namespace Retort.Catalog.Ranges;

/// <summary>What PostgreSQL makes along with a range type: its constructors and, from version 14 on, a multirange with constructors of its own.</summary>
internal static class RangeParts
{
    /// <summary>Gives up the names that another range type of the same name will want: a rename of the type leaves them.</summary>
    public static IEnumerable<Statement> StepAside(RangeType range, ObjectId former, int version)
    {
        var (name, bounds) = (range.Id.QualifiedName, $"{range.Subtype}, {range.Subtype}");
        foreach (var arguments in new[] { bounds, $"{bounds}, text" }) yield return new($"alter function {name}({arguments}) rename to {former.BareName}");
        if (version < 14) yield break;
        var (multirange, aside) = (Multirange(range), Identifier.Quote(GeneratedName.Of(former.Name, null, "multi")));
        foreach (var arguments in new[] { "", name, $"variadic {name}[]" }) yield return new($"alter function {multirange}({arguments}) rename to {aside}");
        yield return new($"alter type {multirange} rename to {aside}");
    }

    /// <summary>The multirange type as SQL writes it: the name that PostgreSQL makes up follows from that of the range.</summary>
    private static string Multirange(RangeType range) => range.Multirange ?? (range.Id with { Name = MadeUp(range.Id.Name) }).QualifiedName;

    private static string MadeUp(string name) => name.IndexOf("range", StringComparison.Ordinal) is var place and >= 0
        ? name.Insert(place, "multi") : GeneratedName.Of(name, null, "multirange");
}
