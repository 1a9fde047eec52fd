namespace Retort.Catalog.Types;

/// <summary>What all kinds of types have in common.</summary>
internal abstract class TypeDdl<T> : ObjectDdl<T> where T : DatabaseObject
{
    protected override IEnumerable<Statement> Drop(T item, DdlContext context) => [new($"drop {Address(item)}")];

    protected override string Address(T item) => $"type {item.Id.QualifiedName}";

    public override IEnumerable<string> Claims(DatabaseObject item) => [$"type:{item.Id.Schema}.{item.Id.Name}"];

    public override string PrivilegeClass => "T";

    // A shell serves its input and output functions; no column can have it.
    public override bool StubServesAll => false;
}
