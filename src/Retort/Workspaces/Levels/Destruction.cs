namespace Retort.Workspaces.Levels;

/// <summary>A database that is about to lose everything, or was.</summary>
internal sealed record Destruction
{
    /// <summary>Its name in the workspace.</summary>
    public required string Database { get; init; }

    /// <summary>Its address, without the password.</summary>
    public required string Url { get; init; }

    /// <summary>Its own name on the server.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is there at all.</summary>
    public bool Exists { get; init; }

    /// <summary>Whether the configuration protects it.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Whether its server is another machine.</summary>
    public bool IsRemote { get; init; }

    public long Bytes { get; init; }

    /// <summary>Sessions of others that are connected to it.</summary>
    public int Sessions { get; init; }

    public int Tables { get; init; }

    /// <summary>The rows of its tables; large tables are not counted but guessed.</summary>
    public long Rows { get; init; }

    public bool RowsAreGuessed { get; init; }

    /// <summary>What a command line needs to mean it.</summary>
    internal string Choice { get; init; } = "";

    /// <summary>Whether somebody has to say its name.</summary>
    public bool NeedsName => Exists && (IsProtected || IsRemote);
}
