namespace Retort.Hazards.Measuring;

/// <summary>That a statement wrote to the rows of a table, however many there were.</summary>
/// <param name="Relation">The table.</param>
/// <param name="Verb"><c>INSERT</c>, <c>UPDATE</c>, <c>DELETE</c> or <c>TRUNCATE</c>.</param>
internal sealed record RowWrite(uint Relation, string Verb);
