using System.Diagnostics;
using Npgsql;
using Retort.Hazards.Measuring;
using Retort.Scratch;
using Retort.Sql;

namespace Retort.Hazards.Rehearsals;

/// <summary>Looks from a second session at the locks that another holds while it runs what refuses a transaction.</summary>
/// <remarks>
/// The watcher itself holds the lock of a writer on every table, until the other waits for it: so the first lock that stops anybody is seen, however
/// short it is. Later ones that are given back between two looks are not, and would have held nobody up for longer than that.
/// </remarks>
/// <param name="watcher">The session that looks.</param>
/// <param name="process">The backend that is looked at.</param>
internal sealed class LockWatch(NpgsqlConnection watcher, int process)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);
    private readonly Dictionary<(uint Relation, LockMode Mode), (double First, double Last)> seen = [];

    private bool isClosed;

    /// <summary>Stands in the way of whatever stops writers, before the other begins.</summary>
    public async Task CloseAsync(CatalogState state, CancellationToken cancellation)
    {
        var tables = state.Relations.Values.Where(relation => relation.Kind is 'r' or 'p').Select(relation => $"only {Identifier.Quote(relation.Schema, relation.Name)}").ToList();
        if (tables.Count == 0) return;
        await ScratchServer.ExecuteAsync(watcher, "begin", cancellation);
        await ScratchServer.ExecuteAsync(watcher, $"lock table {string.Join(", ", tables)} in row exclusive mode", cancellation);
        isClosed = true;
    }

    /// <summary>Looks again and again until something is done, and says what was held and for how many milliseconds.</summary>
    public async Task<IReadOnlyList<(uint Relation, LockMode Mode, double Milliseconds)>> UntilAsync(Task done, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        while (!done.IsCompleted)
        {
            var earlier = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            if (await LookAsync(earlier, () => Stopwatch.GetElapsedTime(began).TotalMilliseconds, cancellation)) await OpenAsync(cancellation);
            else await Task.WhenAny(done, Task.Delay(Pause, cancellation));
        }
        await OpenAsync(cancellation);
        return [.. seen.Select(pair => (pair.Key.Relation, pair.Key.Mode, pair.Value.Last - pair.Value.First))];
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        if (isClosed) await ScratchServer.ExecuteAsync(watcher, "commit", cancellation);
        isClosed = false;
    }

    /// <summary>Notes the locks; says whether the other waits for the watcher.</summary>
    private async Task<bool> LookAsync(double earlier, Func<double> now, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(watcher) { BatchCommands = { new("select pg_backend_pid() = any (pg_blocking_pids($1))") { Parameters = { new() { Value = process } } }, new("select l.relation, l.mode from pg_locks l where l.pid = $1 and l.locktype = 'relation'") { Parameters = { new() { Value = process } } } } };
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var waits = reader.GetBoolean(0);
        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var key = (reader.GetFieldValue<uint>(0), LockModes.Parse(reader.GetString(1)));
            seen[key] = (seen.TryGetValue(key, out var known) ? known.First : earlier, now());
        }
        return waits;
    }
}
