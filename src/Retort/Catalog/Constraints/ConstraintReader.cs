using Retort.Catalog.Reflection;
using Retort.Sql;

namespace Retort.Catalog.Constraints;

internal sealed class ConstraintReader() : ObjectReader("Catalog/Constraints/Constraint")
{
    private const string NotValid = " not valid";

    public override DatabaseObject Read(CatalogRow row)
    {
        var (definition, valid) = (SqlText.LowerCase(row.Text("definition")), row.Flag("valid"));
        // PostgreSQL prints it last; the rest is what is enforced.
        if (!valid && definition.EndsWith(NotValid, StringComparison.Ordinal)) definition = definition[..^NotValid.Length];
        return new Constraint
        {
            Id = new(ObjectKinds.Constraint, row.Schema(), row.Text("name"), row.Text("table_name")),
            Type = Type(row.Text("type")),
            Definition = definition,
            Columns = row.Texts("columns"),
            IsValid = valid,
            IsComplete = row.Flag("complete"),
            Options = row.Texts("options"),
            Tablespace = row.TextOrNull("tablespace"),
            IsClustered = row.Flag("clustered"),
            IsReplicaIdentity = row.Flag("replica_identity"),
            Inherited = new(row.Flag("inherited")),
            ParentIndex = row.TextOrNull("parent_index"),
        };
    }

    private static ConstraintType Type(string letter) => letter switch
    {
        "p" => ConstraintType.PrimaryKey,
        "u" => ConstraintType.Unique,
        "x" => ConstraintType.Exclusion,
        "c" => ConstraintType.Check,
        "f" => ConstraintType.ForeignKey,
        _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, "unknown type of constraint"),
    };
}
