using Retort.Catalog.Types;

namespace Retort.Catalog.Ranges;

internal sealed class RangeTypeDdl : TypeDdl<RangeType>
{
    public override KindReference Reference => new("made anew under the columns that use it, which are converted", "");

    protected override IEnumerable<Statement> Create(RangeType item, IReadOnlyList<DatabaseObject> members, DdlContext context) => [Create(item)];

    /// <summary>Values survive as text when only the operator class or the distance differs, and PostgreSQL says so when they do not.</summary>
    protected override Alteration? Alter(RangeType from, RangeType to, DdlContext context) =>
        TypeReplacement.Plan(from, to, Create(to), context);

    private static Statement Create(RangeType item)
    {
        string?[] options =
        [
            $"subtype = {item.Subtype}",
            item.OperatorClass is { } operatorClass ? $"subtype_opclass = {operatorClass}" : null,
            item.Collation is { } collation ? $"collation = {collation}" : null,
            item.Difference is { } difference ? $"subtype_diff = {difference}" : null,
            item.Multirange is { } multirange ? $"multirange_type_name = {multirange}" : null,
        ];
        return new($"create type {item.Id.QualifiedName} as range ({string.Join(", ", options.OfType<string>())})");
    }
}
