namespace Retort.Server.Copies;

/// <summary>How the server makes the files of a copy.</summary>
public enum CopyStrategy
{
    /// <summary>As the server does without being told: before version 15 there is only one way.</summary>
    Default,

    /// <summary>Block by block through the write-ahead log: no checkpoint.</summary>
    WalLog,

    /// <summary>File by file, between two checkpoints.</summary>
    FileCopy,

    /// <summary>The file system shares the blocks until one side changes: from version 18 on.</summary>
    Clone,
}
