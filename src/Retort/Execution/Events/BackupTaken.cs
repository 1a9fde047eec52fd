namespace Retort.Execution.Events;

/// <summary>The database was backed up before its first change.</summary>
public sealed record BackupTaken : RunEvent
{
    /// <summary>Where the backup lies; of a copy on the local server the name of that database.</summary>
    public required string Path { get; init; }

    /// <summary>The name by which <c>db snapshot restore</c> takes a copy back; null for a file.</summary>
    public string? Snapshot { get; init; }

    /// <summary>How large it is.</summary>
    public required long Bytes { get; init; }

    /// <summary>How long it took, with its verification.</summary>
    public TimeSpan Duration { get; init; }
}
