namespace Retort.Hazards.Measuring;

/// <summary>What a database holds at one moment, by the numbers that PostgreSQL itself uses: what is renamed keeps its number.</summary>
internal sealed class CatalogState
{
    public required IReadOnlyDictionary<uint, MeasuredRelation> Relations { get; init; }

    public required IReadOnlyDictionary<(uint Relation, int Number), MeasuredColumn> Columns { get; init; }

    public required IReadOnlyDictionary<uint, MeasuredConstraint> Constraints { get; init; }

    public required IReadOnlyDictionary<(string Class, uint Oid), MeasuredObject> Objects { get; init; }

    /// <summary>The strongest lock that the session holds on each relation.</summary>
    public required IReadOnlyDictionary<uint, LockMode> Locks { get; init; }

    /// <summary>What the session has written in its transaction that other databases or servers would see.</summary>
    public required IReadOnlySet<ServerReach> Reach { get; init; }

    /// <summary>Relations on which the session holds the lock of a writer, whatever else it holds on them.</summary>
    public required IReadOnlySet<uint> Written { get; init; }
}
