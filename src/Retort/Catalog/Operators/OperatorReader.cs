using Retort.Catalog.Reflection;

namespace Retort.Catalog.Operators;

internal sealed class OperatorReader() : ObjectReader("Catalog/Operators/Operator")
{
    public override DatabaseObject Read(CatalogRow row)
    {
        var (left, right) = (row.TypeOrNull("left_type"), row.TypeOrNull("right_type"));
        return new Operator
        {
            Id = new(ObjectKinds.Operator, row.Schema(), row.Text("name"), Arguments: $"{left ?? "none"}, {right ?? "none"}"),
            Function = row.Function("function"),
            Left = left,
            Right = right,
            Commutator = row.TextOrNull("commutator"),
            Negator = row.TextOrNull("negator"),
            Restrict = row.FunctionOrNull("restrict_function"),
            Join = row.FunctionOrNull("join_function"),
            Hashes = row.Flag("hashes"),
            Merges = row.Flag("merges"),
            Shells = new(row.Texts("shells")),
        };
    }
}
