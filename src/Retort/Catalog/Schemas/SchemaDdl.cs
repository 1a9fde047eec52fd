using Retort.Sql;

namespace Retort.Catalog.Schemas;

internal sealed class SchemaDdl : ObjectDdl<Schema>
{
    public override KindReference Reference => new("", "");

    protected override IEnumerable<Statement> Create(Schema item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        [new($"create schema {Identifier.Quote(item.Id.Name)}")];

    protected override IEnumerable<Statement> Drop(Schema item, DdlContext context) =>
        [new($"drop schema {Identifier.Quote(item.Id.Name)}")];

    public override string PrivilegeClass => "n";

    protected override string Address(Schema item) => $"schema {Identifier.Quote(item.Id.Name)}";
}
