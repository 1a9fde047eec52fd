using System.Diagnostics;
using Npgsql;
using Retort.Execution.Events;
using Retort.Execution.Statements;

namespace Retort.Execution.Waiting;

/// <summary>While a batch runs longer than a moment, asks from a second session who keeps it waiting, and how far it has come.</summary>
/// <param name="connections">Where the second session comes from.</param>
/// <param name="options">The options of the run.</param>
/// <param name="events">Who is told.</param>
/// <param name="role">The role of the run, once it is known.</param>
internal sealed class BlockerWatch(RunConnection connections, RunOptions options, EventStream events, Func<string?> role) : IAsyncDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource stop = new();
    private readonly TimeSpan tick = TimeSpan.FromMilliseconds(Math.Clamp(options.LockTimeout.TotalMilliseconds / 4, 20, 250));
    private readonly Lock gate = new();
    private readonly SemaphoreSlim looking = new(1);
    private Watched? watched;
    private ValueList<Blocker> seen;
    private Task? loop;

    /// <param name="Process">The server process; null when a pooler hides it.</param>
    /// <param name="Revision">What it works for.</param>
    /// <param name="Began">When that began.</param>
    private sealed record Watched(int? Process, string Revision, long Began);

    /// <summary>Watches a server process from now on; null is the one that holds the lock of runs.</summary>
    public void Begin(int? process, string revision)
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

    /// <summary>Waits until it is told whom this has ended: the run goes on as soon as the lock is free, which may be earlier.</summary>
    public async Task SettleAsync()
    {
        if (options.EndBlockersIdleFor is null) return;
        await looking.WaitAsync();
        looking.Release();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        if (loop is not null) await loop;
        stop.Dispose();
        looking.Dispose();
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
                if ((now.Process ?? await HiddenAsync(connection)) is { } process) await LookAsync(connection, now, process);
            }
        }
        catch (Exception)
        {
            if (connection is not null) await connection.DisposeAsync();
        }
    }

    private async Task LookAsync(NpgsqlConnection connection, Watched now, int process)
    {
        await looking.WaitAsync(stop.Token);
        try
        {
            await AskAsync(connection, now, process);
        }
        finally
        {
            looking.Release();
        }
    }

    private async Task AskAsync(NpgsqlConnection connection, Watched now, int process)
    {
        var blockers = await BlockerReader.OfProcessAsync(connection, process, stop.Token);
        if (blockers.Count > 0)
        {
            blockers = await new BlockerEnd(connection, options, events, role).ApplyAsync(now.Revision, process, blockers, stop.Token);
            Note(now, blockers);
        }
        else if (Stopwatch.GetElapsedTime(now.Began) is var elapsed && elapsed >= Long
            && await StatementProgressReader.ReadAsync(connection, process, now.Revision, elapsed, stop.Token) is { } progress && ReferenceEquals(now, Current()))
        {
            events.Publish(progress);
        }
    }

    private async Task<int?> HiddenAsync(NpgsqlConnection connection) =>
        await BlockerReader.OfRunLockAsync(connection, stop.Token) is [var own, ..] ? own.Pid : null;

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
