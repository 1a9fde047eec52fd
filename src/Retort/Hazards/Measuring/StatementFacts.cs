using Retort.Sql;

namespace Retort.Hazards.Measuring;

/// <summary>What a statement did, as PostgreSQL's catalogs, locks and counters show it.</summary>
internal sealed record StatementFacts
{
    public required SqlStatement Statement { get; init; }

    /// <summary>Whether it ran inside a transaction with its neighbours.</summary>
    public required bool InTransaction { get; init; }

    /// <summary>Whether it is going to run in batches, each a transaction of its own.</summary>
    public bool InBatches { get; init; }

    public required CatalogState Before { get; init; }

    public required CatalogState After { get; init; }

    /// <summary>Relations that were there before, with the strongest lock that this statement took on each; weaker ones than were held are left out.</summary>
    public IReadOnlyList<RelationLock> Taken { get; init; } = [];

    /// <summary>Tables, materialized views and sequences whose rows were all written anew.</summary>
    public IReadOnlyList<MeasuredRelation> Rewritten { get; init; } = [];

    /// <summary>Indexes that were there before and were built anew.</summary>
    public IReadOnlyList<MeasuredRelation> Rebuilt { get; init; } = [];

    /// <summary>Tables that were there before and were read from end to end.</summary>
    public IReadOnlyList<MeasuredRelation> Scanned { get; init; } = [];

    /// <summary>Tables whose rows it inserts, updates, deletes or truncates.</summary>
    public IReadOnlyList<RowWrite> Writes { get; init; } = [];

    /// <summary>How PostgreSQL writes the indexes and constraints that it made.</summary>
    public IReadOnlyDictionary<uint, string> Definitions { get; init; } = new Dictionary<uint, string>();

    /// <summary>PostgreSQL's words for names that it cut to 63 bytes.</summary>
    public ValueList<string> CutNames { get; init; }

    /// <summary>Why PostgreSQL refused it; null when it ran.</summary>
    public MeasuredFailure? Failure { get; init; }

    /// <summary>It acts on the whole server, so it was not run.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>What it wrote that other databases or servers would see.</summary>
    public ValueList<ServerReach> Reach => [.. After.Reach.Except(Before.Reach).OrderBy(one => one.What, StringComparer.Ordinal)];

    /// <summary>Whether its transaction was rolled back for that, so that what builds on it could not be measured.</summary>
    public bool IsTakenBack { get; init; }

    /// <summary>The strongest lock held on a relation when it was done, by it or before it in its transaction.</summary>
    public LockMode? Held(uint relation) =>
        After.Locks.TryGetValue(relation, out var held) ? held : Taken.FirstOrDefault(one => one.Relation.Oid == relation)?.Mode;
}
