using Retort.Sql;

namespace Retort.Catalog.Extensions;

internal sealed class ExtensionDdl : ObjectDdl<Extension>
{
    public override KindReference Reference => new("version where an update path leads there, schema where it is relocatable", "any other version or schema");

    protected override IEnumerable<Statement> Create(Extension item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        var schema = item.Schema.Length == 0 ? "" : $" with schema {Identifier.Quote(item.Schema)}";
        var version = item.Version == item.DefaultVersion.Value ? "" : $" version {Literal.Quote(item.Version)}";
        return [new($"create extension {item.Id.BareName}{schema}{version}")];
    }

    protected override IEnumerable<Statement> Drop(Extension item, DdlContext context) => [new($"drop extension {item.Id.BareName}")];

    protected override Alteration? Alter(Extension from, Extension to, DdlContext context)
    {
        if (from.Version != to.Version && !from.Updates.Value.Contains(to.Version)) return null;
        if (from.Schema != to.Schema && !from.IsRelocatable.Value) return null;
        return Alteration.Of(Changes(from, to, context));
    }

    private static IEnumerable<Statement> Changes(Extension from, Extension to, DdlContext context)
    {
        var name = to.Id.BareName;
        if (from.Version != to.Version) yield return new($"alter extension {name} update to {Literal.Quote(to.Version)}");
        if (from.Schema != to.Schema) yield return new($"alter extension {name} set schema {Identifier.Quote(to.Schema.Length == 0 ? context.To.Schema : to.Schema)}");
    }

    protected override string Address(Extension item) => $"extension {item.Id.BareName}";
}
