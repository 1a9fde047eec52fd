namespace Retort.Catalog.TextSearch;

internal sealed class TextSearchTemplateDdl : ObjectDdl<TextSearchTemplate>
{
    public override KindReference Reference => new("", "any difference");

    protected override IEnumerable<Statement> Create(TextSearchTemplate item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        [new($"create {Address(item)} ({(item.Init is { } init ? $"init = {init}, " : "")}lexize = {item.Lexize})")];

    protected override IEnumerable<Statement> Drop(TextSearchTemplate item, DdlContext context) => [new($"drop {Address(item)}")];

    protected override string Address(TextSearchTemplate item) => $"text search template {item.Id.QualifiedName}";
}
