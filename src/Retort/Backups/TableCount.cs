namespace Retort.Backups;

/// <summary>How many rows a table has.</summary>
internal sealed record TableCount(string Schema, string Table, long Rows);
