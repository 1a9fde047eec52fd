using Retort.Catalog;
using Retort.Catalog.Tables;

namespace Retort.Comparison.Moves;

/// <summary>A table of which another is made that PostgreSQL cannot make of it in place: it steps aside, its rows follow, it goes.</summary>
/// <param name="From">The table that holds the rows, alone or in the partitions that go with it.</param>
/// <param name="To">The table that gets them.</param>
/// <param name="Former">The name that the old one bears meanwhile.</param>
internal sealed record TableMove(Table From, Table To, ObjectId Former)
{
    /// <summary>The new table and all that will be a partition of it, at any depth: the rows find their place among them.</summary>
    public IReadOnlySet<ObjectId> Family { get; init; } = new HashSet<ObjectId>();
}
