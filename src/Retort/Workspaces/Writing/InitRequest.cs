namespace Retort.Workspaces.Writing;

/// <summary>What <c>init</c> was asked for.</summary>
internal sealed record InitRequest
{
    /// <summary>The folder that becomes a workspace.</summary>
    public required string Folder { get; init; }

    /// <summary>The name of its first database; null takes the folder's.</summary>
    public string? Database { get; init; }

    /// <summary>Its address; null is the local server.</summary>
    public string? Url { get; init; }

    /// <summary>The folder of its revisions.</summary>
    public required string Revisions { get; init; }

    /// <summary>A glob of SQL files that say how the schema should be.</summary>
    public string? Model { get; init; }

    /// <summary>A template to write instead; see <see cref="WorkspaceTemplate"/>.</summary>
    public string? Template { get; init; }

    /// <summary>When it is written.</summary>
    public DateTimeOffset Now { get; init; }
}
