namespace Retort.Catalog.Aggregates;

internal sealed class AggregateDdl : ObjectDdl<Aggregate>
{
    public override KindReference Reference => new(
        "what `create or replace aggregate` takes: functions, state type, initial values, parallel safety",
        "the result, the arguments, the sort");

    public override string PrivilegeClass => "f";

    protected override IEnumerable<Statement> Create(Aggregate item, IReadOnlyList<DatabaseObject> members, DdlContext context) => [Write(item, "create")];

    protected override IEnumerable<Statement> Drop(Aggregate item, DdlContext context) => [new($"drop {Address(item)}")];

    /// <summary>CREATE OR REPLACE keeps the result and the sort (manual, CREATE AGGREGATE).</summary>
    protected override Alteration? Alter(Aggregate from, Aggregate to, DdlContext context) =>
        from.Returns == to.Returns && from.Sort == to.Sort && from.DirectArguments == to.DirectArguments && from.Arguments == to.Arguments
            ? Alteration.Of(Write(to, "create or replace"))
            : null;

    protected override string Address(Aggregate item) => $"aggregate {item.Id.QualifiedName}({item.IdentityArguments})";

    public override string GrantAddress(DatabaseObject item) => $"function {item.Id.QualifiedName}({item.Id.Arguments})";

    public override IEnumerable<string> Claims(DatabaseObject item) => [$"routine:{item.Id.Schema}.{item.Id.Name}({item.Id.Arguments})"];

    private static Statement Write(Aggregate item, string verb) =>
        new($"{verb} aggregate {item.Id.QualifiedName}({item.Arguments}) (\n  {string.Join(",\n  ", item.Options)}\n)");
}
