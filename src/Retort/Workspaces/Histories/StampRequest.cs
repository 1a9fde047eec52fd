namespace Retort.Workspaces.Histories;

/// <summary>What <c>stamp</c> was asked for.</summary>
internal sealed record StampRequest
{
    /// <summary>Where the database is to be said to be.</summary>
    public required ValueList<string> Targets { get; init; }

    /// <summary>Forget first what is recorded.</summary>
    public bool Purge { get; init; }
}
