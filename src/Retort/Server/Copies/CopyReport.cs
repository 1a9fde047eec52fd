namespace Retort.Server.Copies;

/// <summary>A copy that was made.</summary>
public sealed record CopyReport
{
    /// <summary>What was copied.</summary>
    public required string Template { get; init; }

    /// <summary>What was made.</summary>
    public required string Name { get; init; }

    /// <summary>Its bytes.</summary>
    public long Size { get; init; }

    /// <summary>How its files were made.</summary>
    public CopyStrategy Strategy { get; init; }

    /// <summary>How long it took.</summary>
    public double Milliseconds { get; init; }

    /// <summary>What of the template the copy does not have, in words; empty as a rule.</summary>
    public ValueList<string> Lost { get; init; }
}
