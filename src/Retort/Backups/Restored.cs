namespace Retort.Backups;

/// <summary>A backup that is in a database now, counted there.</summary>
internal sealed record Restored
{
    public required BackupContents Contents { get; init; }

    /// <summary>The rows that are there.</summary>
    public ValueList<TableCount> Counts { get; init; }

    /// <summary>Whether the rows were compared with what was counted when the backup was made.</summary>
    public bool IsCompared { get; init; }
}
