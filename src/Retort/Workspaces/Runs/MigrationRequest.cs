namespace Retort.Workspaces.Runs;

/// <summary>What <c>upgrade</c> or <c>downgrade</c> was asked for.</summary>
internal sealed record MigrationRequest
{
    /// <summary>Where to, e.g. <c>head</c>, <c>+1</c>, <c>base</c>; in an offline script also <c>a:b</c>.</summary>
    public required string Target { get; init; }

    public bool IsDowngrade { get; init; }

    /// <summary>Only plan.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>All revisions or none.</summary>
    public bool SingleTransaction { get; init; }

    /// <summary>Null takes the configuration's.</summary>
    public TimeSpan? LockTimeout { get; init; }

    /// <summary>How long one statement may run; null leaves the server's setting.</summary>
    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>How long the running statement may go on when the run is told to stop; null takes the usual time.</summary>
    public TimeSpan? Grace { get; init; }

    /// <summary>How long a session that is in the way must idle in a transaction to be ended; null ends nobody.</summary>
    public TimeSpan? EndBlockersIdleFor { get; init; }

    /// <summary>Create the database when it does not exist.</summary>
    public bool Create { get; init; }

    /// <summary>What a protected database may lose by this run: names such as <c>deletes-data</c>.</summary>
    public ValueList<string> Allowed { get; init; }

    /// <summary>Back the database up before its first change.</summary>
    public bool Backup { get; init; }

    /// <summary>Hears what happens, as it happens.</summary>
    public Action<Execution.Events.RunEvent>? Observer { get; init; }
}
