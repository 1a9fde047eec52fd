namespace Retort.Server.Copies;

/// <summary>Which way of copying is the fastest.</summary>
internal static class CopyChoice
{
    /// <summary>From here on the write-ahead log costs more than two checkpoints; <c>Retort.Bench copy</c> measures it.</summary>
    public const long LargeSize = 400L << 20;

    /// <summary>From here on shared blocks save more than two checkpoints cost: below it a clone takes up to ten times as long as the write-ahead log.</summary>
    public const long CloneSize = 128L << 20;

    /// <summary>The strategy for a template.</summary>
    /// <param name="template">What the server says of it.</param>
    /// <param name="sharesBlocks">Whether the file system of the data was seen to share blocks.</param>
    public static CopyStrategy Of(CopyTemplate template, bool sharesBlocks) => template switch
    {
        { Version: < 15 } => CopyStrategy.Default,
        // Without fsync a checkpoint writes to the cache of the system alone.
        { CanClone: true, HasFsync: false } or { CanClone: true, Size: >= CloneSize } when sharesBlocks => CopyStrategy.Clone,
        { HasFsync: false } or { Size: >= LargeSize } => CopyStrategy.FileCopy,
        _ => CopyStrategy.WalLog,
    };

    /// <summary>What CREATE DATABASE is told.</summary>
    public static string Clause(CopyStrategy strategy) => strategy switch
    {
        CopyStrategy.Default => "",
        CopyStrategy.WalLog => " strategy wal_log",
        _ => " strategy file_copy",
    };
}
