namespace Retort.Catalog.Rules;

internal sealed class RuleDdl : ObjectDdl<Rule>
{
    public override KindReference Reference => new("name, definition, enabled state", "");

    protected override IEnumerable<Statement> Create(Rule item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        yield return new($"create rule {item.Id.BareName} {item.Definition}");
        if (item.Enabled != "origin") yield return Enabling.Statement(item.Id, "rule", item.Enabled);
    }

    protected override IEnumerable<Statement> Drop(Rule item, DdlContext context) => [new($"drop {Address(item)}")];

    /// <summary>CREATE OR REPLACE RULE takes any change, and leaves the enabled state.</summary>
    protected override Alteration? Alter(Rule from, Rule to, DdlContext context) => Alteration.Of(Changes(from, to));

    public override DatabaseObject Renamed(DatabaseObject item, ObjectId id) => item with { Id = id };

    public override IEnumerable<Statement> Rename(DatabaseObject from, DatabaseObject to, DdlContext context) =>
        [new($"alter {Address(from)} rename to {to.Id.BareName}")];

    /// <summary>It usually goes with its table; it goes alone when it needs a table that needs this one.</summary>
    public override int? Detachment(DatabaseObject item) => 3;

    protected override string Address(Rule item) => $"rule {item.Id.BareName} on {item.Id.QualifiedTable}";

    private static IEnumerable<Statement> Changes(Rule from, Rule to)
    {
        if (from.Definition != to.Definition) yield return new($"create or replace rule {to.Id.BareName} {to.Definition}");
        if (from.Enabled != to.Enabled) yield return Enabling.Statement(to.Id, "rule", to.Enabled);
    }
}
