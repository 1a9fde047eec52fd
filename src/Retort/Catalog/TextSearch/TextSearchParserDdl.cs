namespace Retort.Catalog.TextSearch;

internal sealed class TextSearchParserDdl : ObjectDdl<TextSearchParser>
{
    public override KindReference Reference => new("", "any difference");

    protected override IEnumerable<Statement> Create(TextSearchParser item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        var headline = item.Headline is { } function ? $", headline = {function}" : "";
        return [new($"create {Address(item)} (start = {item.Start}, gettoken = {item.Token}, end = {item.End}, lextypes = {item.TokenTypes}{headline})")];
    }

    protected override IEnumerable<Statement> Drop(TextSearchParser item, DdlContext context) => [new($"drop {Address(item)}")];

    protected override string Address(TextSearchParser item) => $"text search parser {item.Id.QualifiedName}";
}
