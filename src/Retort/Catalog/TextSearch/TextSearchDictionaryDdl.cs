namespace Retort.Catalog.TextSearch;

internal sealed class TextSearchDictionaryDdl : ObjectDdl<TextSearchDictionary>
{
    public override KindReference Reference => new("options", "the template");

    protected override IEnumerable<Statement> Create(TextSearchDictionary item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        [new($"create {Address(item)} (template = {item.Template}{(item.Options is { } options ? $", {options}" : "")})")];

    protected override IEnumerable<Statement> Drop(TextSearchDictionary item, DdlContext context) => [new($"drop {Address(item)}")];

    /// <summary>An option without a value is removed.</summary>
    protected override Alteration? Alter(TextSearchDictionary from, TextSearchDictionary to, DdlContext context)
    {
        if (from.Template != to.Template) return null;
        var removed = DictionaryOption.Names(from.Options ?? "").Except(DictionaryOption.Names(to.Options ?? ""));
        return Alteration.Of(new Statement($"alter {Address(to)} ({string.Join(", ", removed.Concat(to.Options is { } options ? [options] : []))})"));
    }

    protected override string Address(TextSearchDictionary item) => $"text search dictionary {item.Id.QualifiedName}";
}
