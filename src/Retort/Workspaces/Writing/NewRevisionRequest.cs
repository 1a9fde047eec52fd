namespace Retort.Workspaces.Writing;

/// <summary>What <c>revision</c> was asked for.</summary>
internal sealed record NewRevisionRequest
{
    public required string Message { get; init; }

    /// <summary>Whether the model's difference from the history is written into it.</summary>
    public bool Autogenerate { get; init; }

    /// <summary>Whether the short form will do, because nobody uses the tables meanwhile.</summary>
    public bool Offline { get; init; }

    /// <summary>Whether one rename or change of type becomes three revisions between which old and new code run side by side.</summary>
    public bool ExpandContract { get; init; }

    /// <summary>A change of type that becomes three revisions: <c>users.age:bigint</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Renames that a person told, such as <c>users.name:full_name</c>.</summary>
    public ValueList<string> Renames { get; init; }

    /// <summary>What it builds on; null is the head.</summary>
    public string? Head { get; init; }

    /// <summary>The head may be a revision that has a child already.</summary>
    public bool Splice { get; init; }

    public ValueList<string> Labels { get; init; }

    public ValueList<string> DependsOn { get; init; }

    /// <summary>Null takes a random one.</summary>
    public string? Id { get; init; }

    /// <summary>Write a class instead of a file of SQL; only inside a program, which alone can read it back.</summary>
    public bool AsClass { get; init; }
}
