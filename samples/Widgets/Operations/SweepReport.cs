namespace Widgets.Operations;

/// <summary>What a sweep did.</summary>
/// <param name="Rows">Archived rows that were deleted for good.</param>
/// <param name="Files">Files of the storage that no row knew.</param>
public sealed record SweepReport(int Rows, int Files);
