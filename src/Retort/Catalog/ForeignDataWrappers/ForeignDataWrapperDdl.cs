namespace Retort.Catalog.ForeignDataWrappers;

internal sealed class ForeignDataWrapperDdl : ObjectDdl<ForeignDataWrapper>
{
    public override KindReference Reference => new("handler, validator, options", "");

    protected override IEnumerable<Statement> Create(ForeignDataWrapper item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        var handler = item.Handler is { } routines ? $" handler {routines}" : "";
        var validator = item.Validator is { } check ? $" validator {check}" : "";
        var options = item.Options.Count > 0 ? $" options ({ServerOption.Write(item.Options)})" : "";
        return [new($"create {Address(item)}{handler}{validator}{options}")];
    }

    protected override IEnumerable<Statement> Drop(ForeignDataWrapper item, DdlContext context) => [new($"drop {Address(item)}")];

    protected override Alteration? Alter(ForeignDataWrapper from, ForeignDataWrapper to, DdlContext context)
    {
        var handler = from.Handler == to.Handler ? "" : to.Handler is { } routines ? $" handler {routines}" : " no handler";
        var validator = from.Validator == to.Validator ? "" : to.Validator is { } check ? $" validator {check}" : " no validator";
        var options = ServerOption.Changes(from.Options, to.Options) is { } changes ? $" options ({changes})" : "";
        return Alteration.Of(new Statement($"alter {Address(to)}{handler}{validator}{options}"));
    }

    protected override string Address(ForeignDataWrapper item) => $"foreign data wrapper {item.Id.BareName}";

    public override string PrivilegeClass => "F";
}
