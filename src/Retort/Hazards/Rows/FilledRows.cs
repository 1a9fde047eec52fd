namespace Retort.Hazards.Rows;

/// <summary>How far the tables of a scratch database could be filled.</summary>
/// <param name="Rows">How many rows were generated.</param>
/// <param name="Unfilled">Tables that stayed empty, each with the reason.</param>
internal sealed record FilledRows(long Rows, ValueList<string> Unfilled);
