namespace Retort.Workspaces.Histories;

/// <summary>A revision whose parents were changed.</summary>
internal sealed record RebasedRevision
{
    public required string Id { get; init; }

    public required string Message { get; init; }

    public ValueList<string> ParentsBefore { get; init; }

    public ValueList<string> ParentsAfter { get; init; }

    /// <summary>Its file, relative to the workspace.</summary>
    public string? Path { get; init; }
}
