namespace Retort.Catalog.Reflection;

/// <summary>One row of <c>pg_depend</c>: the places of two objects in the order in which they were read.</summary>
internal readonly record struct DependencyRow(int Dependent, int On, bool GoesWith, bool ThroughBond);
