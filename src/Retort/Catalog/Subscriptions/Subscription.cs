namespace Retort.Catalog.Subscriptions;

/// <summary>A subscription, without its connection string: that is a secret.</summary>
public sealed record Subscription : DatabaseObject
{
    /// <summary>The publications, in order.</summary>
    public required ValueList<string> Publications { get; init; }

    /// <summary>The slot on the publisher; null for none.</summary>
    public string? Slot { get; init; }

    /// <summary>Whether it runs.</summary>
    public required bool IsEnabled { get; init; }

    /// <summary>The options that ALTER ... SET changes, as <c>name=value</c>.</summary>
    public ValueList<string> Options { get; init; }

    /// <summary>Whether it applies two-phase commits, which is said only when it is created.</summary>
    public bool IsTwoPhase { get; init; }
}
