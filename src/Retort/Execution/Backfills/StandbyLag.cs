namespace Retort.Execution.Backfills;

/// <summary>How far behind the slowest standby is.</summary>
/// <param name="Time">In time, as it last told itself; null when it did not. One that has stopped replaying tells nothing new.</param>
/// <param name="Bytes">In bytes of the log that it has still to replay.</param>
internal sealed record StandbyLag(TimeSpan? Time, long Bytes)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // What a busy server writes in about a second.
    private const long Segments = 64L * 1024 * 1024;

    /// <summary>Whether it is worth waiting for.</summary>
    public bool IsTooFar => Time > Second || Bytes > Segments;
}
