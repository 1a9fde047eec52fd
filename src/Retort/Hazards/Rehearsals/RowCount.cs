namespace Retort.Hazards.Rehearsals;

/// <summary>How many rows a table held.</summary>
/// <param name="Table">Its name as SQL writes it.</param>
/// <param name="Before">Before the revision; null when it was not there.</param>
/// <param name="After">After it; null when it is gone.</param>
internal sealed record RowCount(string Table, long? Before, long? After);
