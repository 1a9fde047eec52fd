using Retort.Sql;

namespace Retort.Catalog.Conversions;

internal sealed class ConversionDdl : ObjectDdl<Conversion>
{
    public override KindReference Reference => new("", "any difference");

    protected override IEnumerable<Statement> Create(Conversion item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        [new($"create {(item.IsDefault ? "default " : "")}{Address(item)} for {Literal.Quote(item.Source)} to {Literal.Quote(item.Destination)} from {item.Function}")];

    protected override IEnumerable<Statement> Drop(Conversion item, DdlContext context) => [new($"drop {Address(item)}")];

    protected override string Address(Conversion item) => $"conversion {item.Id.QualifiedName}";
}
