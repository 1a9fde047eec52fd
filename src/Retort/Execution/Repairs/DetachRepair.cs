using Npgsql;

namespace Retort.Execution.Repairs;

/// <summary>Ends a DETACH PARTITION ... CONCURRENTLY that stopped between its two transactions: it cannot be said again, only finalized.</summary>
internal sealed class DetachRepair(NpgsqlConnection session)
{
    // A server before 14 has neither the column nor the statement.
    private const string Query = """
        select coalesce((to_jsonb(i) ->> 'inhdetachpending')::bool, false)
        from pg_inherits i
        where i.inhrelid = to_regclass($1) and i.inhparent = to_regclass($2)
        """;

    /// <summary>Goes on with a detachment that is under way.</summary>
    /// <returns>Whether the statement has still to be sent.</returns>
    public async Task<bool> FinalizeAsync(ConcurrentDetach detach, bool isUncertain, CancellationToken cancellationToken)
    {
        switch (await IsPendingAsync(detach, cancellationToken))
        {
            case false: return true;
            case null: return !isUncertain;
        }

        await using var command = new NpgsqlCommand($"alter table {detach.Table} detach partition {detach.Partition} finalize", session) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
        return false;
    }

    /// <summary>Whether the partition is half detached; null when it is no partition of the table.</summary>
    private async Task<bool?> IsPendingAsync(ConcurrentDetach detach, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Query, session);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = detach.Partition });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = detach.Table });
        return (bool?)await command.ExecuteScalarAsync(cancellationToken);
    }
}
