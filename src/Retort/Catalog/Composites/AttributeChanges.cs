using Retort.Sql;

namespace Retort.Catalog.Composites;

/// <summary>The actions of ALTER TYPE that lead from the attributes of one composite type to those of another.</summary>
internal static class AttributeChanges
{
    /// <summary>Whether dropping and adding at the end is enough to reach the new order.</summary>
    public static bool KeepOrder(ValueList<CompositeAttribute> from, ValueList<CompositeAttribute> to)
    {
        var before = from.Select(one => one.Name).ToList();
        var after = to.Select(one => one.Name).ToList();
        return before.Where(after.Contains).Concat(after.Except(before)).SequenceEqual(after);
    }

    public static bool ChangesTypes(CompositeType from, CompositeType to) => Changed(from, to).Any();

    public static bool Removes(CompositeType from, CompositeType to) => Removed(from, to).Any();

    /// <param name="from">The type as it is.</param>
    /// <param name="to">The type as it should be.</param>
    /// <param name="ofTables">Whether tables are made of it, whose columns change along: the only thing that CASCADE means here.</param>
    public static IEnumerable<Statement> Write(CompositeType from, CompositeType to, bool ofTables)
    {
        var (head, along) = ($"alter type {to.Id.QualifiedName}", ofTables ? " cascade" : "");
        foreach (var name in Removed(from, to)) yield return new(head, $"drop attribute {Identifier.Quote(name)}{along}");
        foreach (var one in Changed(from, to)) yield return new(head, $"alter attribute {Identifier.Quote(one.Name)} type {TypeOf(one)}{along}");
        foreach (var one in to.Attributes.Where(one => from.Attributes.All(old => old.Name != one.Name))) yield return new(head, $"add attribute {Define(one)}{along}");
    }

    /// <summary>A value of one type composed of one of the other, attribute by attribute; null stays null, which a row of nulls is not.</summary>
    /// <param name="value">The column that holds it.</param>
    /// <param name="from">The type that it has.</param>
    /// <param name="to">The type that it gets.</param>
    public static string Compose(string value, CompositeType from, CompositeType to)
    {
        var changed = Changed(from, to).ToList();
        var parts = to.Attributes.Select(one =>
            from.Attributes.All(old => old.Name != one.Name) ? "null"
            : $"({value}).{Identifier.Quote(one.Name)}{(changed.Contains(one) ? $"::text::{one.Type}" : "")}");
        return $"case when {value} is distinct from null then row({string.Join(", ", parts)})::{to.Id.QualifiedName} end";
    }

    /// <summary>An attribute as CREATE TYPE and ADD ATTRIBUTE define it.</summary>
    public static string Define(CompositeAttribute attribute) => $"{Identifier.Quote(attribute.Name)} {TypeOf(attribute)}";

    private static string TypeOf(CompositeAttribute attribute) =>
        attribute.Collation is { } collation ? $"{attribute.Type} collate {collation}" : attribute.Type;

    private static IEnumerable<string> Removed(CompositeType from, CompositeType to) =>
        from.Attributes.Select(one => one.Name).Except(to.Attributes.Select(one => one.Name));

    private static IEnumerable<CompositeAttribute> Changed(CompositeType from, CompositeType to) =>
        to.Attributes.Where(one => from.Attributes.Any(old => old.Name == one.Name && (old.Type, old.Collation) != (one.Type, one.Collation)));
}
