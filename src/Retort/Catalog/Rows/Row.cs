namespace Retort.Catalog.Rows;

/// <summary>A row of reference data. Its identity is its table and its key, so that it comes, changes and goes as any object does.</summary>
internal sealed record Row : DatabaseObject
{
    /// <summary>What is compared of it.</summary>
    public required ValueList<RowValue> Values { get; init; }

    /// <summary>The values that find it in its table.</summary>
    public required Incidental<ValueList<RowValue>> Key { get; init; }

    /// <summary>Whether its table must be told to take the value of an identity column.</summary>
    public Incidental<bool> IsOverriding { get; init; }

    /// <summary>How many tables stand between its table and one that refers to none: parents come first.</summary>
    public Incidental<int> Level { get; init; }

    /// <summary>The column whose sequence must go on behind the keys that were inserted; null when this row is not the last of them.</summary>
    public Incidental<string?> Advances { get; init; }

    /// <summary>The table.</summary>
    public ObjectId Table => new(ObjectKinds.Table, Id.Schema, Id.Name);
}
