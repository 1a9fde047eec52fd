namespace Retort.Execution;

/// <summary>What is done with a revision.</summary>
public enum RunDirection
{
    /// <summary>It is applied.</summary>
    Upgrade,

    /// <summary>It is undone.</summary>
    Downgrade,

    /// <summary>It is recorded as applied without running it.</summary>
    Stamp,

    /// <summary>Its record is removed without running its downgrade.</summary>
    Unstamp,
}
