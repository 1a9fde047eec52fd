namespace Retort.Catalog.Operators;

internal sealed class OperatorDdl : ObjectDdl<Operator>
{
    public override KindReference Reference => new("the estimators", "everything else");

    protected override IEnumerable<Statement> Create(Operator item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        [new($"create operator {item.QualifiedName} (\n  {string.Join(",\n  ", Options(item))}\n)")];

    protected override IEnumerable<Statement> Drop(Operator item, DdlContext context) =>
        [new($"drop {Address(item)}"), .. item.Shells.Value.Select(shell => new Statement($"drop operator if exists {shell}"))];

    /// <summary>Only the estimators can be exchanged.</summary>
    protected override Alteration? Alter(Operator from, Operator to, DdlContext context)
    {
        if (to with { Restrict = from.Restrict, Join = from.Join, Owner = from.Owner, Comment = from.Comment } != from) return null;
        List<string> changes = [];
        if (from.Restrict != to.Restrict) changes.Add($"restrict = {to.Restrict ?? "none"}");
        if (from.Join != to.Join) changes.Add($"join = {to.Join ?? "none"}");
        return Alteration.Of(new Statement($"alter {Address(to)} set ({string.Join(", ", changes)})"));
    }

    protected override string Address(Operator item) => $"operator {item.QualifiedName} ({item.Id.Arguments})";

    private static IEnumerable<string> Options(Operator item)
    {
        yield return $"function = {item.Function}";
        if (item.Left is { } left) yield return $"leftarg = {left}";
        if (item.Right is { } right) yield return $"rightarg = {right}";
        if (item.Commutator is { } commutator) yield return $"commutator = {commutator}";
        if (item.Negator is { } negator) yield return $"negator = {negator}";
        if (item.Restrict is { } restrict) yield return $"restrict = {restrict}";
        if (item.Join is { } join) yield return $"join = {join}";
        if (item.Hashes) yield return "hashes";
        if (item.Merges) yield return "merges";
    }
}
