namespace Jinbocho.Ai;

/// <summary>A row of <c>recommendations</c>.</summary>
internal sealed record Recommendation(Guid Id, Guid RecordId, float Score, string Reason);
