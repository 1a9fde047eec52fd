namespace Retort.Catalog.OperatorClasses;

internal sealed class OperatorClassDdl : ObjectDdl<OperatorClass>
{
    public override KindReference Reference => new("", "any difference");

    protected override IEnumerable<Statement> Create(OperatorClass item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        List<string> parts =
        [
            .. item.Operators.Select(one => $"operator {one.Number} {one.Definition}"),
            .. item.Functions.Select(one => $"function {one.Slot} {one.Definition}"),
        ];
        // The list may not be empty: a class of nothing stores its own type.
        if (item.Storage is not null || parts.Count == 0) parts.Insert(0, $"storage {item.Storage ?? item.Type}");
        var head = $"create operator class {item.Id.QualifiedName} {(item.IsDefault ? "default " : "")}for type {item.Type} using {item.Method} family {item.Family} as";
        yield return new($"{head}\n  {string.Join(",\n  ", parts)}");
    }

    protected override IEnumerable<Statement> Drop(OperatorClass item, DdlContext context) => [new($"drop {Address(item)}")];

    protected override string Address(OperatorClass item) => $"operator class {item.Id.QualifiedName} using {item.Method}";
}
