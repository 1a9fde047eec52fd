using Npgsql;

namespace Retort.Execution.Backfills;

/// <summary>Holds a backfill back while a standby is behind, as far as the role may see that.</summary>
/// <param name="read">How far behind the slowest standby is; null when there is none, or nothing is known.</param>
/// <param name="between">The time between two readings.</param>
/// <param name="time">The clock.</param>
internal sealed class ReplicationLag(Func<CancellationToken, Task<TimeSpan?>> read, TimeSpan between, TimeProvider time)
{
    /// <summary>A standby that is further behind than this is waited for.</summary>
    public static readonly TimeSpan Accepted = TimeSpan.FromSeconds(1);

    // A standby that never catches up must not hold the backfill for ever.
    private const int MostReadings = 60;
    private long? asked;

    /// <summary>The lag of the standbys of a server, read once a second at most.</summary>
    public static ReplicationLag Of(NpgsqlConnection session, TimeProvider time) =>
        new(cancellationToken => ReadAsync(session, cancellationToken), TimeSpan.FromSeconds(1), time);

    /// <summary>Waits until the slowest standby has caught up.</summary>
    public async Task WaitAsync(Action<TimeSpan> waiting, CancellationToken cancellationToken)
    {
        if (asked is { } last && time.GetElapsedTime(last) < between) return;
        for (var reading = 0; reading < MostReadings; reading++)
        {
            asked = time.GetTimestamp();
            if (await read(cancellationToken) is not { } lag || lag <= Accepted) return;
            waiting(lag);
            await Task.Delay(between, time, cancellationToken);
        }
    }

    // The columns of other roles' sessions are null without pg_monitor.
    internal static async Task<TimeSpan?> ReadAsync(NpgsqlConnection session, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select extract(epoch from max(replay_lag))::float8 from pg_stat_replication where state = 'streaming'", session);
        return await command.ExecuteScalarAsync(cancellationToken) is double seconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
