using Retort.Catalog;
using Retort.Catalog.Rows;

namespace Retort.Comparison.Rows;

/// <summary>How far each table is from one that refers to none.</summary>
internal sealed class RowLevels(IEnumerable<RowReference> references)
{
    private readonly ILookup<ObjectId, ObjectId> parents = references.Where(reference => reference.Child != reference.Parent).ToLookup(reference => reference.Child, reference => reference.Parent);
    private readonly Dictionary<ObjectId, int> levels = [];

    /// <summary>0 for a table that refers to no other; in a ring of tables one of them comes first.</summary>
    public int Of(ObjectId table)
    {
        if (levels.TryGetValue(table, out var known)) return known;
        levels[table] = 0;
        return levels[table] = parents[table].Select(parent => Of(parent) + 1).DefaultIfEmpty(0).Max();
    }
}
