namespace Retort.Catalog.ViewColumns;

/// <summary>The query makes the columns; only what is said of them takes statements.</summary>
internal sealed class ViewColumnDdl : ObjectDdl<ViewColumn>
{
    public override KindReference Reference => new("name, default, statistics target, storage, compression, options", "");

    protected override IEnumerable<Statement> Create(ViewColumn item, IReadOnlyList<DatabaseObject> members, DdlContext context) => Settings(item);

    protected override IEnumerable<Statement> Drop(ViewColumn item, DdlContext context) => [];

    protected override Alteration? Alter(ViewColumn from, ViewColumn to, DdlContext context) => Alteration.Of(Changes(from, to));

    /// <summary>The view renames it, before its query is replaced.</summary>
    public override IEnumerable<Statement>? Rename(DatabaseObject from, DatabaseObject to, DdlContext context) => [];

    public override DatabaseObject? Renamed(DatabaseObject item, ObjectId id) => item with { Id = id };

    public override bool IsSamePlace(DatabaseObject from, DatabaseObject to) => from.Position.Value == to.Position.Value;

    protected override string Address(ViewColumn item) => $"column {item.Id.QualifiedTable}.{item.Id.BareName}";

    public override string GrantAddress(DatabaseObject item) => $"table {item.Id.QualifiedTable}";

    public override string GrantName(DatabaseObject item, string privilege) => $"{privilege} ({item.Id.BareName})";

    public override string? PrivilegeOwner(DatabaseObject item) => ((ViewColumn)item).ViewOwner.Value;

    public override ObjectId? JoinsWith(DatabaseObject item, DdlContext context) => item.Container;

    /// <summary>A default may need what needs the view.</summary>
    public override int? Detachment(DatabaseObject item) => ((ViewColumn)item).Default is null ? null : 0;

    /// <summary>What a new column lacks.</summary>
    public static IEnumerable<Statement> Settings(ViewColumn item) => Changes(new ViewColumn { Id = item.Id, IsMaterialized = item.IsMaterialized }, item);

    private static IEnumerable<Statement> Changes(ViewColumn from, ViewColumn to)
    {
        var head = $"alter {(to.IsMaterialized ? "materialized view" : "view")} {to.Id.QualifiedTable} alter column {to.Id.BareName}";
        if (from.Default != to.Default) yield return new($"{head} {(to.Default is { } value ? $"set default {value}" : "drop default")}");
        if (from.Statistics != to.Statistics) yield return new($"{head} set statistics {to.Statistics ?? -1}");
        // SET STORAGE DEFAULT exists only since PostgreSQL 16: the type's own way is named.
        if (from.Storage != to.Storage) yield return new($"{head} set storage {to.Storage ?? to.TypeStorage.Value}");
        if (from.Compression != to.Compression) yield return new($"{head} set compression {to.Compression ?? "default"}");
        foreach (var change in StorageOption.Changes(from.Options, to.Options)) yield return new($"{head} {change}");
    }
}
