using Npgsql;

namespace Retort.Execution.Waiting;

/// <summary>When an attempt is repeated, and after which pause.</summary>
internal sealed class RetryPolicy(RunOptions options)
{
    public int Attempts => Math.Max(1, options.Attempts);

    /// <summary>Whether another attempt may go through: a lock that did not come, or a deadlock.</summary>
    public static bool IsContention(PostgresException failure) =>
        failure.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected;

    /// <summary>The pause after an attempt, from 1: doubled each time, then between half of it and all of it.</summary>
    public TimeSpan DelayAfter(int attempt)
    {
        var full = options.RetryDelay * Math.Pow(2, Math.Min(attempt - 1, 30));
        if (full > options.LongestRetryDelay) full = options.LongestRetryDelay;
        return full * (0.5 + (options.Random.NextDouble() / 2));
    }

    public Task PauseAsync(TimeSpan delay, CancellationToken cancellationToken) => Task.Delay(delay, options.Time, cancellationToken);
}
