using Npgsql;
using Retort.Execution.Failures;
using Retort.Execution.Statements;

namespace Retort.Execution.Repairs;

/// <summary>Before a statement is sent outside of a transaction: clears away, or ends, what an earlier attempt left.</summary>
internal sealed class StatementRepair(RunContext context, NpgsqlConnection session, StatementPlace place, bool isUncertain)
{
    private readonly ConcurrentIndex? index = ConcurrentIndex.Of(place.Statement.Text);
    private readonly ConcurrentReindex? reindex = ConcurrentReindex.Of(place.Statement.Text);
    private readonly ConcurrentDetach? detach = ConcurrentDetach.Of(place.Statement.Text);

    /// <summary>Prepares one attempt.</summary>
    /// <returns>Whether the statement has still to be sent.</returns>
    public async Task<bool> PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RepairAsync(new IndexRepair(context, session), cancellationToken);
        }
        catch (PostgresException failure)
        {
            throw new StatementFailure(place.Work, place, failure);
        }
    }

    private async Task<bool> RepairAsync(IndexRepair indexes, CancellationToken cancellationToken)
    {
        if (index is not null) return !await indexes.ClearAsync(index, place.Work.Id, cancellationToken) || !isUncertain;
        if (reindex is not null) await indexes.ClearAsync(reindex, place.Work.Id, cancellationToken);
        return detach is null || await new DetachRepair(session).FinalizeAsync(detach, isUncertain, cancellationToken);
    }
}
