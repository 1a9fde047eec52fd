namespace Retort.Catalog.Domains;

internal sealed class DomainConstraintDdl : ObjectDdl<DomainConstraint>
{
    public override KindReference Reference => new("name, validation", "the expression, one that becomes `not valid`");

    /// <summary>The constraint as CREATE DOMAIN and ADD define it; the name that PostgreSQL would choose is left out.</summary>
    public static string Define(DomainConstraint item) =>
        $"{(item.Id.Name == $"{item.Id.Table}_check" ? "" : $"constraint {item.Id.BareName} ")}check ({item.Expression}){(item.IsValid ? "" : " not valid")}";

    /// <summary>Whether it needs nothing but its domain and what that needs, so that a domain made anew brings it along.</summary>
    public static bool IsSelfContained(DomainConstraint item, Database database) => item.IsValid && item.DependsOn.Value.All(dependency =>
        dependency.On == item.Container || dependency.On.Kind == ObjectKinds.Schema || database[item.Container!.Value]!.DependsOn.Value.Any(need => need.On == dependency.On));

    protected override IEnumerable<Statement> Create(DomainConstraint item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        context.IsMadeAnew(item.Container!.Value) && IsSelfContained(item, context.To) ? [] : [new($"{Head(item)} add {Define(item)}")];

    protected override IEnumerable<Statement> Drop(DomainConstraint item, DdlContext context) =>
        [new($"{Head(item)} drop constraint {item.Id.BareName}")];

    protected override Alteration? Alter(DomainConstraint from, DomainConstraint to, DdlContext context) =>
        from.Expression == to.Expression && to.IsValid ? Alteration.Of(new Statement($"{Head(to)} validate constraint {to.Id.BareName}")) : null;

    public override IEnumerable<Statement> Rename(DatabaseObject from, DatabaseObject to, DdlContext context) =>
        [new($"{Head(to)} rename constraint {from.Id.BareName} to {to.Id.BareName}")];

    public override DatabaseObject Renamed(DatabaseObject item, ObjectId id) => item with { Id = id };

    protected override string Address(DomainConstraint item) => $"constraint {item.Id.BareName} on domain {item.Id.QualifiedTable}";

    /// <summary>CREATE DOMAIN cannot say NOT VALID.</summary>
    public override ObjectId? JoinsWith(DatabaseObject item, DdlContext context) => ((DomainConstraint)item).IsValid ? item.Container : null;

    public override int? Detachment(DatabaseObject item) => 0;

    private static string Head(DatabaseObject item) => $"alter domain {item.Id.QualifiedTable}";
}
