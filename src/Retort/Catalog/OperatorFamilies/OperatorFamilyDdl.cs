namespace Retort.Catalog.OperatorFamilies;

internal sealed class OperatorFamilyDdl : ObjectDdl<OperatorFamily>
{
    public override KindReference Reference => new("members", "");

    protected override IEnumerable<Statement> Create(OperatorFamily item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        [new($"create {Address(item)}"), .. Add(item, item.Operators, item.Functions)];

    protected override IEnumerable<Statement> Drop(OperatorFamily item, DdlContext context) => [new($"drop {Address(item)}")];

    protected override Alteration? Alter(OperatorFamily from, OperatorFamily to, DdlContext context) => Alteration.Of(
    [
        .. Remove(to, from.Operators.Except(to.Operators), from.Functions.Except(to.Functions)),
        .. Add(to, to.Operators.Except(from.Operators), to.Functions.Except(from.Functions)),
    ]);

    protected override string Address(OperatorFamily item) => $"operator family {item.Id.QualifiedName} using {item.Method}";

    private IEnumerable<Statement> Add(OperatorFamily item, IEnumerable<FamilyMember> operators, IEnumerable<FamilyMember> functions) => Change(item, "add",
    [
        .. operators.Select(one => $"operator {one.Number} {one.Definition}"),
        .. functions.Select(one => $"function {one.Slot} {one.Definition}"),
    ]);

    private IEnumerable<Statement> Remove(OperatorFamily item, IEnumerable<FamilyMember> operators, IEnumerable<FamilyMember> functions) => Change(item, "drop",
    [
        .. operators.Select(one => $"operator {one.Slot}"),
        .. functions.Select(one => $"function {one.Slot}"),
    ]);

    private IEnumerable<Statement> Change(OperatorFamily item, string verb, List<string> members) =>
        members.Count == 0 ? [] : [new($"alter {Address(item)} {verb}\n  {string.Join(",\n  ", members)}")];
}
