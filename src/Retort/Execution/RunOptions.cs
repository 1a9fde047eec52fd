using Microsoft.Extensions.Logging;
using Retort.Execution.Events;

namespace Retort.Execution;

/// <summary>How a run behaves.</summary>
public sealed record RunOptions
{
    /// <summary>The schema that bare names mean; nothing else is on the search path.</summary>
    public string Schema { get; init; } = "public";

    /// <summary>How long a statement waits for a lock before it gives way and is tried again; a part may say otherwise.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long one statement may run; null leaves the server's setting.</summary>
    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>How often a revision, or a statement outside of transactions, is tried when locks or the connection fail it.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The pause before the second attempt; it doubles each time, with jitter.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two attempts.</summary>
    public TimeSpan LongestRetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a session must idle in a transaction, while it is in the way, to be ended; null ends nobody.</summary>
    public TimeSpan? EndBlockersIdleFor { get; init; }

    /// <summary>How long the statement that runs may go on after the run was told to stop; then it is cancelled.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a run that works through a pooler may be silent before another one takes its place.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait for another run on this database; null waits until it is done.</summary>
    public TimeSpan? WaitForOtherRun { get; init; }

    /// <summary>Whether the whole run is one transaction: all revisions or none.</summary>
    public bool SingleTransaction { get; init; }

    /// <summary>Whether to plan only.</summary>
    public bool DryRun { get; init; }

    /// <summary>A connection string that leads past a pooler, for what cannot run in a transaction; null uses the ordinary one.</summary>
    public string? DirectConnectionString { get; init; }

    /// <summary>A data source of the application that knows the password when the connection string does not.</summary>
    internal Npgsql.NpgsqlDataSource? Origin { get; init; }

    /// <summary>Makes the data source where a revision is code; see <see cref="Sql.CodeStep"/>.</summary>
    internal Func<string, Npgsql.NpgsqlDataSource>? Open { get; init; }

    /// <summary>What the ledger says applied a revision.</summary>
    public string Tool { get; init; } = $"retort {typeof(RunOptions).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>Called with each event, in order, one at a time, from the run's own threads.</summary>
    public Action<RunEvent>? Observer { get; init; }

    /// <summary>Gets a record of each event; null logs nothing.</summary>
    public ILogger? Logger { get; init; }

    /// <summary>Looks at a run that is about to change something; not called when there is nothing to do, nor in a dry run.</summary>
    internal Func<RunIntent, CancellationToken, Task>? BeforeFirstChange { get; init; }

    /// <summary>The clock that pauses are measured with.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where jitter comes from.</summary>
    public Random Random { get; init; } = Random.Shared;
}
