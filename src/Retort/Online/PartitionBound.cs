namespace Retort.Online;

/// <summary>What a partition demands of its rows.</summary>
/// <param name="Expression">As PostgreSQL writes it for a check.</param>
/// <param name="CheckName">The name that PostgreSQL gives to the check that it leaves behind when the partition is detached concurrently; null for one that is not there yet.</param>
internal sealed record PartitionBound(string Expression, string? CheckName);
