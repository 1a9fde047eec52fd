using Retort.Sql;

namespace Retort.Catalog.TextSearch;

internal sealed class TextSearchConfigurationDdl : ObjectDdl<TextSearchConfiguration>
{
    public override KindReference Reference => new("mappings", "the parser");

    protected override IEnumerable<Statement> Create(TextSearchConfiguration item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        [new($"create {Address(item)} (parser = {item.Parser})"), .. Map(item, "add mapping for", item.Mappings)];

    protected override IEnumerable<Statement> Drop(TextSearchConfiguration item, DdlContext context) => [new($"drop {Address(item)}")];

    protected override Alteration? Alter(TextSearchConfiguration from, TextSearchConfiguration to, DdlContext context) =>
        from.Parser == to.Parser ? Alteration.Of(Changes(from, to)) : null;

    protected override string Address(TextSearchConfiguration item) => $"text search configuration {item.Id.QualifiedName}";

    private IEnumerable<Statement> Changes(TextSearchConfiguration from, TextSearchConfiguration to)
    {
        var before = from.Mappings.Select(mapping => mapping.Token).ToHashSet();
        var gone = before.Except(to.Mappings.Select(mapping => mapping.Token)).Select(Identifier.Quote).ToList();
        if (gone.Count > 0) yield return new($"alter {Address(to)} drop mapping for {string.Join(", ", gone)}");
        var changed = to.Mappings.Except(from.Mappings).ToLookup(mapping => before.Contains(mapping.Token));
        foreach (var statement in Map(to, "alter mapping for", changed[true])) yield return statement;
        foreach (var statement in Map(to, "add mapping for", changed[false])) yield return statement;
    }

    /// <summary>One statement for all tokens that have the same dictionaries.</summary>
    private IEnumerable<Statement> Map(TextSearchConfiguration item, string verb, IEnumerable<TextSearchMapping> mappings) => mappings
        .GroupBy(mapping => mapping.Dictionaries)
        .Select(same => new Statement($"alter {Address(item)}\n  {verb} {string.Join(", ", same.Select(mapping => Identifier.Quote(mapping.Token)))}\n  with {same.Key}"));
}
