namespace Retort.Hazards.Measuring;

/// <summary>A lock on a relation.</summary>
/// <param name="Relation">As it was before the statement.</param>
/// <param name="Mode">The strongest mode.</param>
internal sealed record RelationLock(MeasuredRelation Relation, LockMode Mode);
