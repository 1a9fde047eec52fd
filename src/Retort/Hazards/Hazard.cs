namespace Retort.Hazards;

/// <summary>A named risk of one statement, found by running it where it does no harm.</summary>
public sealed record Hazard
{
    /// <summary>The stable name, one of <see cref="HazardName"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it must be mended or accepted.</summary>
    public HazardLevel Level { get; init; } = HazardLevel.Finding;

    /// <summary>What it strikes: <c>users.nickname</c>, <c>orders</c>.</summary>
    public required string Object { get; init; }

    /// <summary>What happens, and to whom, in one line.</summary>
    public required string Message { get; init; }

    /// <summary>The same change without the hazard, ready to paste; null when there is none.</summary>
    public string? SafeForm { get; init; }

    /// <summary>The line of the revision's file where the statement begins.</summary>
    public int Line { get; init; }

    /// <summary>The statement.</summary>
    public string Statement { get; init; } = "";

    /// <summary>Why it was accepted in the file; null when it was not.</summary>
    public string? Allowed { get; init; }

    /// <summary>Whether it stands in the way: a finding that nobody accepted.</summary>
    public bool IsOpen => Level == HazardLevel.Finding && Allowed is null;
}
