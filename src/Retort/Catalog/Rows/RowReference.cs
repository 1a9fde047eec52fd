namespace Retort.Catalog.Rows;

/// <summary>A foreign key, in names.</summary>
internal sealed record RowReference
{
    /// <summary>The constraint; its container is the referencing table.</summary>
    public required ObjectId Constraint { get; init; }

    public required ValueList<string> Columns { get; init; }

    /// <summary>The table that is referred to.</summary>
    public required ObjectId Parent { get; init; }

    public required ValueList<string> ParentColumns { get; init; }

    /// <summary>The referencing table.</summary>
    public ObjectId Child => new(ObjectKinds.Table, Constraint.Schema, Constraint.Table!);
}
