namespace Retort.Catalog.Languages;

internal sealed class LanguageDdl : ObjectDdl<Language>
{
    public override KindReference Reference => new("handlers, validator, trust", "privileges of one that is not trusted any more");

    protected override IEnumerable<Statement> Create(Language item, IReadOnlyList<DatabaseObject> members, DdlContext context) => [new(Definition("create", item))];

    protected override IEnumerable<Statement> Drop(Language item, DdlContext context) => [new($"drop {Address(item)}")];

    /// <summary>GRANT and REVOKE refuse a language that is not trusted: what it was given is lost only with it.</summary>
    protected override Alteration? Alter(Language from, Language to, DdlContext context) =>
        !to.IsTrusted && from.Privileges != to.Privileges ? null : Alteration.Of(new Statement(Definition("create or replace", to)));

    protected override string Address(Language item) => $"language {item.Id.BareName}";

    public override string PrivilegeClass => "l";

    private static string Definition(string verb, Language item)
    {
        var inline = item.Inline is { } block ? $" inline {block}" : "";
        var validator = item.Validator is { } check ? $" validator {check}" : "";
        return $"{verb} {(item.IsTrusted ? "trusted " : "")}language {item.Id.BareName} handler {item.Handler}{inline}{validator}";
    }
}
