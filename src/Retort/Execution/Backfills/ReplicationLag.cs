using Npgsql;

namespace Retort.Execution.Backfills;

/// <summary>Holds a backfill back while a standby is behind, as far as the role may see that.</summary>
internal sealed class ReplicationLag(NpgsqlConnection session, TimeProvider time)
{
    /// <summary>A standby that is further behind than this is waited for.</summary>
    public static readonly TimeSpan Accepted = TimeSpan.FromSeconds(1);

    // A standby that never catches up must not hold the backfill for ever.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private long? asked;

    /// <summary>Waits until the slowest standby has caught up; asks at most once a second.</summary>
    public async Task WaitAsync(Action<TimeSpan> waiting, CancellationToken cancellationToken)
    {
        if (asked is { } last && time.GetElapsedTime(last) < Between) return;
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < Longest)
        {
            asked = time.GetTimestamp();
            if (await ReadAsync(cancellationToken) is not { } lag || lag <= Accepted) return;
            waiting(lag);
            await Task.Delay(Between, time, cancellationToken);
        }
    }

    private async Task<TimeSpan?> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select extract(epoch from max(replay_lag))::float8 from pg_stat_replication where state = 'streaming'", session);
        return await command.ExecuteScalarAsync(cancellationToken) is double seconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
