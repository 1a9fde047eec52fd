namespace Retort.Execution;

/// <summary>How a run is told to stop: at the next safe point at first, in the middle of a statement when the grace is over.</summary>
internal sealed class RunStop : IDisposable
{
    private readonly CancellationTokenSource now;
    private CancellationTokenRegistration registration;

    /// <param name="grace">How long the statement that runs may go on.</param>
    /// <param name="time">The clock.</param>
    /// <param name="asked">Cancelled when the run is to stop.</param>
    public RunStop(TimeSpan grace, TimeProvider time, CancellationToken asked)
    {
        now = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        Asked = asked;
        Grace = grace;
    }

    public TimeSpan Grace { get; }

    /// <summary>Cancelled as soon as the run is to stop: ends what only waits.</summary>
    public CancellationToken Asked { get; }

    /// <summary>Cancelled when the grace is over: ends the statement that runs.</summary>
    public CancellationToken Now => now.Token;

    /// <summary>Begins to listen; <paramref name="told"/> is called when there is still time.</summary>
    public void Listen(Action told) => registration = Asked.Register(() =>
    {
        if (Grace > TimeSpan.Zero)
        {
            told();
            now.CancelAfter(Grace);
        }
        else
        {
            now.Cancel();
        }
    });

    /// <summary>Called where everything is whole: between revisions, parts, statements and batches.</summary>
    public void ThrowIfAsked() => Asked.ThrowIfCancellationRequested();

    public void Dispose()
    {
        registration.Dispose();
        now.Dispose();
    }
}
