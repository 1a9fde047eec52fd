namespace Retort.Revisions;

/// <summary>The directive <c>backfill users by id in 5000</c>: the UPDATE after it runs in batches along a key.</summary>
public sealed record Backfill
{
    /// <summary>The table as it is written, with its schema if it has one.</summary>
    public required string Table { get; init; }

    /// <summary>The column whose order cuts the batches, as it is written; several are separated by commas.</summary>
    public required string Key { get; init; }

    /// <summary>The largest number of rows of one batch.</summary>
    public required int BatchSize { get; init; }
}
