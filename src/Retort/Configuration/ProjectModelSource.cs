namespace Retort.Configuration;

/// <summary>A model that is a <c>DbContext</c> of a .NET project.</summary>
public sealed record ProjectModelSource : ModelSource
{
    /// <summary>The full path of the project's folder or of its file.</summary>
    public required string Project { get; init; }

    /// <summary>The name of the context's class; null when the project has only one.</summary>
    public string? Context { get; init; }
}
