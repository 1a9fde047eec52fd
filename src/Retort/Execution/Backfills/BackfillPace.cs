namespace Retort.Execution.Backfills;

/// <summary>How large the next batch is and how long to rest before it: what others notice decides, not what would be fastest.</summary>
/// <remarks>
/// A batch locks its rows until it commits, so its duration is how long a concurrent writer may wait: batches begin small and
/// grow, up to the size of the directive, while they stay under the goal. The rest is half of what the batch took: under load batches
/// take longer, and so do the pauses.
/// </remarks>
internal sealed class BackfillPace(int largest)
{
    private const int First = 500;
    private const int Smallest = 10;
    private static readonly TimeSpan Goal = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    /// <summary>The rows of the next batch.</summary>
    public int Size { get; private set; } = Math.Min(First, largest);

    /// <summary>The pause before the next batch.</summary>
    public TimeSpan Rest { get; private set; }

    /// <summary>Learns from a batch.</summary>
    public void Note(int rows, TimeSpan took)
    {
        Rest = took / 2 < LongestRest ? took / 2 : LongestRest;
        var fitting = rows * (Goal / TimeSpan.FromTicks(Math.Max(1, took.Ticks)));
        // At most doubled: one lucky batch says little. Shrinking is at once.
        Size = (int)Math.Clamp(Math.Min(fitting, Size * 2.0), Math.Min(Smallest, largest), largest);
    }
}
