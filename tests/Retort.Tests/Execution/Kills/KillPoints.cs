namespace Retort.Tests.Execution.Kills;

/// <summary>The messages of a run at which it is ended: all of them with <c>RETORT_FULL=1</c>, otherwise some that lie apart.</summary>
internal static class KillPoints
{
    public static bool IsFull => Environment.GetEnvironmentVariable("RETORT_FULL") == "1";

    /// <summary>Points from 1 to the number of messages, and a little further in case a run has more; others each time.</summary>
    public static IReadOnlyList<int> Of(int messages, int count)
    {
        if (IsFull || count >= messages) return [.. Enumerable.Range(1, messages + (messages / 20))];
        var stride = (double)messages / count;
        var offset = Random.Shared.NextDouble() * stride;
        return [.. Enumerable.Range(0, count).Select(index => 1 + (int)(offset + (index * stride)))];
    }
}
