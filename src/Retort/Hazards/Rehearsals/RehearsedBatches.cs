namespace Retort.Hazards.Rehearsals;

/// <summary>The transactions of a backfill.</summary>
/// <param name="Count">How many there were.</param>
/// <param name="LargestRows">The rows of the largest.</param>
/// <param name="LongestMilliseconds">The duration of the longest: a writer of one of its rows waits no longer.</param>
internal sealed record RehearsedBatches(int Count, int LargestRows, double LongestMilliseconds);
