using Retort.Execution.Waiting;

namespace Retort.Workspaces.Reports;

/// <summary>Who holds and who waits for locks on the tables of one database.</summary>
internal sealed record LocksReport
{
    public required string Database { get; init; }

    /// <summary>Its address, without the password.</summary>
    public required string Url { get; init; }

    /// <summary>The only table that was looked at; null for all.</summary>
    public string? Table { get; init; }

    /// <summary>The sessions, the oldest transaction first.</summary>
    public ValueList<SessionLocks> Sessions { get; init; }
}
