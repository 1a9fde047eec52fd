using Npgsql;
using Retort.Execution.Statements;
using Retort.Execution.Waiting;

namespace Retort.Execution.Failures;

/// <summary>A statement that failed for good, with what is needed to explain it; never leaves this namespace.</summary>
internal sealed class StatementFailure(RevisionWork? work, StatementPlace? place, PostgresException cause) : Exception(cause.MessageText, cause)
{
    /// <summary>The revision; null while the ledger itself is made.</summary>
    public RevisionWork? Work => place?.Work ?? work;

    public StatementPlace? Place => place;

    public PostgresException Cause => cause;

    public ValueList<Blocker> Blockers { get; init; }

    public int Attempts { get; init; } = 1;
}
