namespace Retort.Workspaces.Checks;

/// <summary>One reason for which <c>check</c> says no.</summary>
internal sealed record CheckFinding
{
    /// <summary>A stable slug, such as <c>model-differs</c>.</summary>
    public required string Code { get; init; }

    /// <summary>One line.</summary>
    public required string Message { get; init; }

    /// <summary>More lines: statements, revisions, files.</summary>
    public ValueList<string> Details { get; init; }

    /// <summary>What to do.</summary>
    public string? Hint { get; init; }
}
