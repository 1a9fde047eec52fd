namespace Retort.Backups;

/// <summary>How far a backup or a restore is.</summary>
/// <param name="Table">The table that is under way.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Total">The number of tables; null when it is not known.</param>
internal sealed record TransferProgress(string Table, int Number, int? Total);
