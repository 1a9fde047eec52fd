namespace Retort.Catalog.ViewColumns;

/// <summary>A column of a view or materialized view: what is said of it beside the query.</summary>
public sealed record ViewColumn : DatabaseObject
{
    /// <summary>Whether the view is materialized.</summary>
    public required bool IsMaterialized { get; init; }

    /// <summary>The owner of the view.</summary>
    public Incidental<string> ViewOwner { get; init; }

    /// <summary>What an INSERT into a view takes when it gives no value.</summary>
    public string? Default { get; init; }

    /// <summary>How values are stored; null for the type's own way.</summary>
    public string? Storage { get; init; }

    /// <summary>The type's own way of storing values.</summary>
    public Incidental<string> TypeStorage { get; init; }

    /// <summary>The compression method; null for the server's default.</summary>
    public string? Compression { get; init; }

    /// <summary>The statistics target; null for the server's default.</summary>
    public int? Statistics { get; init; }

    /// <summary>Options such as <c>n_distinct=5</c>.</summary>
    public ValueList<string> Options { get; init; }

    /// <inheritdoc/>
    public override ObjectId? Container => new(IsMaterialized ? ObjectKinds.MaterializedView : ObjectKinds.View, Id.Schema, Id.Table!);
}
