namespace Retort.Server;

/// <summary>What <c>retort db status</c> shows.</summary>
public sealed record LocalServerStatus
{
    /// <summary>Whether the server was ever made.</summary>
    public required bool IsInitialised { get; init; }

    /// <summary>Whether it answers.</summary>
    public required bool IsRunning { get; init; }

    /// <summary>The full version when it runs, else the major one; null before it is made.</summary>
    public string? Version { get; init; }

    /// <summary>Address and port when it runs.</summary>
    public string? Address { get; init; }

    /// <summary>The port when it runs.</summary>
    public int? Port { get; init; }

    /// <summary>The number of its first process when it runs.</summary>
    public int? Pid { get; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The folder of its data.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Why the data is not below the workspace; null when it is.</summary>
    public string? DataFolderNote { get; init; }

    /// <summary>The container that it runs in, in words; null when it is processes of this machine.</summary>
    public string? Container { get; init; }

    /// <summary>The file of its log.</summary>
    public string? LogFile { get; init; }

    /// <summary>The bytes of all databases together, when it runs.</summary>
    public long? Size { get; init; }

    /// <summary>The databases, without the templates, when it runs.</summary>
    public ValueList<LocalDatabase> Databases { get; init; }
}
