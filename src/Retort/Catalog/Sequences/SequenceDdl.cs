namespace Retort.Catalog.Sequences;

internal sealed class SequenceDdl : ObjectDdl<Sequence>
{
    public override KindReference Reference => new("type, start, increment, bounds, cache, cycle, the owning column, logged or not", "");

    protected override IEnumerable<Statement> Create(Sequence item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        string[] type = item.Settings.Type == "bigint" ? [] : [$"as {item.Settings.Type}"];
        string[] owner = item.OwnedBy is { } column ? [$"owned by {column}"] : [];
        yield return new(string.Join(' ', [$"create {(item.IsLogged ? "" : "unlogged ")}sequence {item.Id.QualifiedName}", .. type, .. SequenceOptions.Create(item.Settings), .. owner]));
    }

    protected override IEnumerable<Statement> Drop(Sequence item, DdlContext context) => [new($"drop sequence {item.Id.QualifiedName}")];

    protected override Alteration? Alter(Sequence from, Sequence to, DdlContext context)
    {
        var options = SequenceOptions.Alter(from.Settings, to.Settings).ToList();
        if (from.OwnedBy != to.OwnedBy) options.Add($"owned by {to.OwnedBy ?? "none"}");
        var head = $"alter sequence {to.Id.QualifiedName}";
        List<Statement> statements = options.Count == 0 ? [] : [new($"{head} {string.Join(' ', options)}")];
        if (from.IsLogged != to.IsLogged) statements.Add(new($"{head} set {(to.IsLogged ? "logged" : "unlogged")}"));
        return Alteration.Of(statements);
    }

    /// <summary>A sequence that <c>serial</c> makes comes with its column.</summary>
    public override ObjectId? JoinsWith(DatabaseObject item, DdlContext context) => SerialColumn.Of((Sequence)item, context.To) is not { } column ? null
        : context.IsCreated(column.Container!.Value) ? column.Container : context.IsCreated(column.Id) ? column.Id : null;

    /// <summary>A sequence that a column owns has the owner of the table.</summary>
    public override bool OwnerFollows(DatabaseObject item) => ((Sequence)item).OwnedBy is not null;

    protected override string Address(Sequence item) => $"sequence {item.Id.QualifiedName}";

    public override string? PrivilegeClass => "s";

    public override IEnumerable<string> Claims(DatabaseObject item) => [$"relation:{item.Id.Schema}.{item.Id.Name}"];
}
