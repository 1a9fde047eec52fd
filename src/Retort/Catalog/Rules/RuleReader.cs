using Retort.Catalog.Reflection;
using Retort.Sql;

namespace Retort.Catalog.Rules;

internal sealed class RuleReader() : ObjectReader("Catalog/Rules/Rule")
{
    public override DatabaseObject Read(CatalogRow row) => new Rule
    {
        Id = new(ObjectKinds.Rule, row.Schema(), row.Text("name"), row.Text("relation")),
        Relation = RelationKind.Id(row.Text("relation_kind"), row.Schema(), row.Text("relation")),
        Definition = SqlText.LowerCase(row.Text("definition")).TrimEnd().TrimEnd(';'),
        Enabled = row.Text("enabled"),
    };
}
