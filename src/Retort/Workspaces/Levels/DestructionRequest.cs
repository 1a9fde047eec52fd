namespace Retort.Workspaces.Levels;

/// <summary>What somebody said who wants to destroy data.</summary>
internal sealed record DestructionRequest
{
    /// <summary>What protected databases may lose: the verb's name.</summary>
    public ValueList<string> Allowed { get; init; }

    /// <summary>Names of databases, as they are on their servers, that were typed.</summary>
    public ValueList<string> Names { get; init; }
}
