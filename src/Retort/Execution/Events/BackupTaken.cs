namespace Retort.Execution.Events;

/// <summary>The database was backed up before its first change.</summary>
public sealed record BackupTaken : RunEvent
{
    /// <summary>Where the backup lies.</summary>
    public required string Path { get; init; }

    /// <summary>How large it is.</summary>
    public required long Bytes { get; init; }

    /// <summary>How long it took, with its verification.</summary>
    public TimeSpan Duration { get; init; }
}
