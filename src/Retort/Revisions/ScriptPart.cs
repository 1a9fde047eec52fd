using Retort.Sql;

namespace Retort.Revisions;

/// <summary>Statements that run under the same rules.</summary>
/// <remarks>A transactional part is one transaction; each statement of another part runs alone, in autocommit.</remarks>
public sealed record ScriptPart
{
    /// <summary>Whether its statements run in one transaction.</summary>
    public bool Transactional { get; init; } = true;

    /// <summary>How long a statement waits for a lock; null for the default of the run.</summary>
    public TimeSpan? LockTimeout { get; init; }

    /// <summary>Its statements, in order.</summary>
    public ValueList<SqlStatement> Statements { get; init; }

    /// <summary>Set when the part is one UPDATE that runs in batches; such a part is not transactional.</summary>
    public Backfill? Backfill { get; init; }

    /// <summary>Hazards accepted for these statements.</summary>
    public ValueList<AllowedHazard> Allowed { get; init; }
}
