using System.Diagnostics;
using Npgsql;
using Retort.Execution.Events;

namespace Retort.Execution;

/// <summary>While a batch runs longer than a moment, asks from a second session who keeps it waiting.</summary>
internal sealed class BlockerWatch(RunConnection connections, RunOptions options, EventStream events) : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly TimeSpan tick = TimeSpan.FromMilliseconds(Math.Clamp(options.LockTimeout.TotalMilliseconds / 4, 20, 250));
    private readonly Lock gate = new();
    private Watched? watched;
    private ValueList<Blocker> seen;
    private Task? loop;

    private sealed record Watched(int Process, string Revision, long Began);

    /// <summary>Watches a server process from now on.</summary>
    public void Begin(int process, string revision)
    {
        lock (gate)
        {
            watched = new Watched(process, revision, Stopwatch.GetTimestamp());
            seen = [];
        }

        loop ??= Task.Run(LoopAsync);
    }

    /// <summary>Watches no longer; returns who was last seen in the way.</summary>
    public ValueList<Blocker> End()
    {
        lock (gate)
        {
            watched = null;
            return seen;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        if (loop is not null) await loop;
        stop.Dispose();
    }

    // Watching is a courtesy: whatever goes wrong here must not disturb the run.
    private async Task LoopAsync()
    {
        NpgsqlConnection? connection = null;
        try
        {
            while (true)
            {
                await Task.Delay(tick, stop.Token);
                if (Current() is not { } now || Stopwatch.GetElapsedTime(now.Began) < tick) continue;
                connection ??= await connections.OpenAsync(stop.Token);
                Note(now, await BlockerReader.OfProcessAsync(connection, now.Process, stop.Token));
            }
        }
        catch (Exception)
        {
            if (connection is not null) await connection.DisposeAsync();
        }
    }

    private Watched? Current()
    {
        lock (gate) return watched;
    }

    private void Note(Watched asked, ValueList<Blocker> blockers)
    {
        lock (gate)
        {
            if (!ReferenceEquals(asked, watched) || blockers.Count == 0) return;
            seen = blockers;
        }

        events.Publish(new LockWaiting { Revision = asked.Revision, Waited = Stopwatch.GetElapsedTime(asked.Began), Blockers = blockers });
    }
}
