using Retort.Sql;

namespace Retort.Catalog.Transforms;

internal sealed class TransformDdl : ObjectDdl<Transform>
{
    public override KindReference Reference => new("functions", "");

    protected override IEnumerable<Statement> Create(Transform item, IReadOnlyList<DatabaseObject> members, DdlContext context) => [Define("create", item)];

    protected override IEnumerable<Statement> Drop(Transform item, DdlContext context) => [new($"drop {Address(item)}")];

    protected override Alteration? Alter(Transform from, Transform to, DdlContext context) => Alteration.Of(Define("create or replace", to));

    protected override string Address(Transform item) => $"transform for {item.Id.Name} language {Identifier.Quote(item.Id.Arguments!)}";

    private Statement Define(string verb, Transform item)
    {
        string?[] functions = [item.FromSql is { } there ? $"from sql with function {there}" : null, item.ToSql is { } back ? $"to sql with function {back}" : null];
        return new($"{verb} {Address(item)} ({string.Join(", ", functions.OfType<string>())})");
    }
}
