namespace Retort.Catalog.Defaults;

/// <summary>The default of a column that is not generated.</summary>
/// <remarks>An object of its own, as in <c>pg_attrdef</c>: it may need a function or a sequence that needs the table.</remarks>
public sealed record ColumnDefault : DatabaseObject
{
    /// <summary>The expression; null where a table takes back a default that it would inherit.</summary>
    public string? Expression { get; init; }

    /// <inheritdoc/>
    public override ObjectId? Container => new(ObjectKinds.Table, Id.Schema, Id.Table!);

    /// <summary>The column.</summary>
    public ObjectId Column => Id with { Kind = ObjectKinds.Column };
}
