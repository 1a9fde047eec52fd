namespace Retort.Workspaces.Transfers;

/// <summary>A backup that was made, and read back to its end.</summary>
internal sealed record BackupReport
{
    public required string Database { get; init; }

    public required string Url { get; init; }

    /// <summary>The file, or the folder.</summary>
    public required string Path { get; init; }

    public long Bytes { get; init; }

    public int Tables { get; init; }

    /// <summary>The rows that are in it; null in a backup of the schema alone.</summary>
    public long? Rows { get; init; }

    public double Milliseconds { get; init; }
}
