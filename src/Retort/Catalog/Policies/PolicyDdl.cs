using System.Text;

namespace Retort.Catalog.Policies;

internal sealed class PolicyDdl : ObjectDdl<Policy>
{
    public override KindReference Reference => new("name, roles, expressions", "command, permissive or restrictive, an expression that goes");

    protected override IEnumerable<Statement> Create(Policy item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        var text = new StringBuilder($"create {Address(item)}");
        if (!item.IsPermissive) text.Append(" as restrictive");
        if (item.Command != "all") text.Append($" for {item.Command}");
        if (!item.Roles.SequenceEqual(["public"])) text.Append($" to {string.Join(", ", item.Roles)}");
        if (item.Using is { } visible) text.Append($"\n  using ({visible})");
        if (item.Check is { } written) text.Append($"\n  with check ({written})");
        yield return new(text.ToString());
    }

    protected override IEnumerable<Statement> Drop(Policy item, DdlContext context) => [new($"drop {Address(item)}")];

    /// <summary>ALTER POLICY changes roles and expressions; it cannot take an expression away (manual, ALTER POLICY).</summary>
    protected override Alteration? Alter(Policy from, Policy to, DdlContext context)
    {
        if (from.IsPermissive != to.IsPermissive || from.Command != to.Command) return null;
        if (from.Using is not null && to.Using is null || from.Check is not null && to.Check is null) return null;
        var text = new StringBuilder($"alter {Address(to)}");
        if (from.Roles != to.Roles) text.Append($" to {string.Join(", ", to.Roles)}");
        if (from.Using != to.Using) text.Append($"\n  using ({to.Using})");
        if (from.Check != to.Check) text.Append($"\n  with check ({to.Check})");
        return Alteration.Of(new Statement(text.ToString()));
    }

    public override DatabaseObject Renamed(DatabaseObject item, ObjectId id) => item with { Id = id };

    public override IEnumerable<Statement> Rename(DatabaseObject from, DatabaseObject to, DdlContext context) =>
        [new($"alter {Address(from)} rename to {to.Id.BareName}")];

    /// <summary>It usually goes with its table; it goes alone when it needs a table that needs this one.</summary>
    public override int? Detachment(DatabaseObject item) => 3;

    protected override string Address(Policy item) => $"policy {item.Id.BareName} on {item.Id.QualifiedTable}";
}
