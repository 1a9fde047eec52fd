using Retort.Catalog.Types;

namespace Retort.Catalog.Ranges;

internal sealed class RangeTypeDdl : TypeDdl<RangeType>
{
    public override KindReference Reference => new("made anew under the columns that use it, which are converted", "any change of one with a canonical function");

    protected override IEnumerable<Statement> Create(RangeType item, IReadOnlyList<DatabaseObject> members, DdlContext context) => [Create(item)];

    /// <summary>Values survive as text when only the operator class or the distance differs, and PostgreSQL says so when they do not.</summary>
    protected override Alteration? Alter(RangeType from, RangeType to, DdlContext context) =>
        from.IsShell ? Alteration.Of(Create(to))
        // A canonical function takes this very type and no second one beside it.
        : from.Canonical is not null || to.Canonical is not null ? null
        : TypeReplacement.Plan(from, to, context);

    /// <summary>The type and its canonical function need each other: see the base types.</summary>
    protected override IEnumerable<Statement> Drop(RangeType item, DdlContext context) =>
        [new($"drop {Address(item)}{(item.Canonical is null ? "" : " cascade")}")];

    /// <summary>Only the owner of the shell may complete it: owner and rights come after.</summary>
    public override DatabaseObject? Stub(DatabaseObject item) =>
        item is RangeType { Canonical: not null, IsShell: false } type ? type with { IsShell = true, Owner = null, Comment = null, Privileges = null } : null;

    public override string? PrivilegeClassOf(DatabaseObject item) => item is RangeType { IsShell: true } ? null : PrivilegeClass;

    private static Statement Create(RangeType item)
    {
        if (item.IsShell) return new($"create type {item.Id.QualifiedName}");
        string?[] options =
        [
            $"subtype = {item.Subtype}",
            item.OperatorClass is { } operatorClass ? $"subtype_opclass = {operatorClass}" : null,
            item.Collation is { } collation ? $"collation = {collation}" : null,
            item.Difference is { } difference ? $"subtype_diff = {difference}" : null,
            item.Canonical is { } canonical ? $"canonical = {canonical}" : null,
            item.Multirange is { } multirange ? $"multirange_type_name = {multirange}" : null,
        ];
        return new($"create type {item.Id.QualifiedName} as range ({string.Join(", ", options.OfType<string>())})");
    }
}
