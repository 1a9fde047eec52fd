namespace Retort.Catalog;

/// <summary>One row of <c>pg_depend</c>, in names.</summary>
/// <param name="On">The object that must exist first.</param>
/// <param name="GoesWith">Whether dropping <paramref name="On"/> drops the dependent without a word (<c>auto</c>, <c>internal</c> and partition dependencies).</param>
/// <param name="ThroughBond">Whether it goes only because its table inherits from the other's: a table that is freed first keeps it.</param>
public readonly record struct Dependency(ObjectId On, bool GoesWith, bool ThroughBond = false);
