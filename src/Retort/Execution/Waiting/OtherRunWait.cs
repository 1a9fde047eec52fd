using Retort.Errors;
using Retort.Execution.Events;

namespace Retort.Execution.Waiting;

/// <summary>Waits until no other run holds the lock of this database: here, not inside the server.</summary>
/// <remarks>
/// A session that waits in the server for the advisory lock has a snapshot, and CREATE INDEX CONCURRENTLY in the run that
/// holds the lock would wait for that snapshot.
/// </remarks>
internal sealed class OtherRunWait(RunContext context)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var time = context.Options.Time;
        var began = time.GetTimestamp();
        for (var pause = First; ; pause = pause * 2 < Longest ? pause * 2 : Longest)
        {
            var holder = await HolderAsync(cancellationToken);
            if (holder is null) return;
            var waited = time.GetElapsedTime(began);
            if (waited > context.Options.WaitForOtherRun) throw GivenUp(holder, waited);
            context.Events.Publish(new RunWaiting { Holder = holder, Waited = waited });
            await Task.Delay(pause * (0.5 + (context.Options.Random.NextDouble() / 2)), time, cancellationToken);
        }
    }

    private async Task<Blocker?> HolderAsync(CancellationToken cancellationToken)
    {
        var session = await context.ConnectionAsync(cancellationToken);
        var holders = await BlockerReader.OfRunLockAsync(session, cancellationToken);
        if (holders.Count == 0 && context.State?.Version > Lease.VersionBefore) holders = await BlockerReader.OfLeaseAsync(session, context.Lease, cancellationToken);
        return holders.Count == 0 ? null : holders[0];
    }

    private ExecutionException GivenUp(Blocker holder, TimeSpan waited) => new("another-run", "another run works on this database")
    {
        Detail = $"Its lock is held by {holder}; waited {waited.TotalSeconds:0.#} s for it.",
        State = context.State is { } state ? $"This run has done nothing since; the database was last seen {state.Position}." : null,
        Hint = "Wait for the other run, or end its session if it hangs.",
    };
}
