using Npgsql;

namespace Retort.Execution.Backfills;

/// <summary>Holds a backfill back while a standby is behind, as far as the role may see that.</summary>
/// <param name="read">How far behind the slowest standby is; null when there is none, or nothing is known.</param>
/// <param name="between">The time between two readings.</param>
/// <param name="time">The clock.</param>
internal sealed class ReplicationLag(Func<CancellationToken, Task<StandbyLag?>> read, TimeSpan between, TimeProvider time)
{
    // A standby that never catches up must not hold the backfill for ever.
    private const int MostReadings = 60;

    // The columns of other roles' sessions are null without pg_monitor.
    private const string Query = """
        select extract(epoch from max(replay_lag))::float8, max(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn))::bigint
        from pg_stat_replication
        where state = 'streaming'
        """;

    private long? asked;

    /// <summary>The lag of the standbys of a server, read once a second at most.</summary>
    public static ReplicationLag Of(NpgsqlConnection session, TimeProvider time) =>
        new(cancellationToken => ReadAsync(session, cancellationToken), TimeSpan.FromSeconds(1), time);

    /// <summary>Waits until the slowest standby has caught up.</summary>
    public async Task WaitAsync(Func<StandbyLag, Task> waiting, CancellationToken cancellationToken)
    {
        if (asked is { } last && time.GetElapsedTime(last) < between) return;
        for (var reading = 0; reading < MostReadings; reading++)
        {
            asked = time.GetTimestamp();
            if (await read(cancellationToken) is not { IsTooFar: true } lag) return;
            await waiting(lag);
            await Task.Delay(between, time, cancellationToken);
        }
    }

    internal static async Task<StandbyLag?> ReadAsync(NpgsqlConnection session, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Query, session);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        if (await reader.IsDBNullAsync(1, cancellationToken)) return null;
        return new StandbyLag(await reader.IsDBNullAsync(0, cancellationToken) ? null : TimeSpan.FromSeconds(reader.GetDouble(0)), reader.GetInt64(1));
    }
}
