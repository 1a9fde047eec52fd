using System.Diagnostics;
using Npgsql;
using Retort.Hazards.Measuring;

namespace Retort.Hazards.Rehearsals;

/// <summary>Looks from a second session at the locks that another holds while it runs what refuses a transaction.</summary>
/// <remarks>Nobody else uses a clone, so what it asks for it has. A lock that is given back between two looks is not seen, and held nobody up for longer than that.</remarks>
/// <param name="watcher">The session that looks.</param>
/// <param name="process">The backend that is looked at.</param>
internal sealed class LockWatch(NpgsqlConnection watcher, int process)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);
    private readonly Dictionary<(uint Relation, LockMode Mode), (double First, double Last)> seen = [];

    /// <summary>Looks again and again until something is done, and says what was held and for how many milliseconds.</summary>
    public async Task<IReadOnlyList<(uint Relation, LockMode Mode, double Milliseconds)>> UntilAsync(Task done, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        while (!done.IsCompleted)
        {
            var earlier = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            await LookAsync(earlier, () => Stopwatch.GetElapsedTime(began).TotalMilliseconds, cancellation);
            await Task.WhenAny(done, Task.Delay(Pause, cancellation));
        }
        return [.. seen.Select(pair => (pair.Key.Relation, pair.Key.Mode, pair.Value.Last - pair.Value.First))];
    }

    private async Task LookAsync(double earlier, Func<double> now, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select l.relation, l.mode from pg_locks l where l.pid = $1 and l.locktype = 'relation'", watcher) { Parameters = { new() { Value = process } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var key = (reader.GetFieldValue<uint>(0), LockModes.Parse(reader.GetString(1)));
            seen[key] = (seen.TryGetValue(key, out var known) ? known.First : earlier, now());
        }
    }
}
