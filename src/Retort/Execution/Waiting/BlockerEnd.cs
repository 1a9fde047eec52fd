using Npgsql;
using Retort.Execution.Events;
using Retort.Sql;

namespace Retort.Execution.Waiting;

/// <summary>Ends sessions that idle in a transaction and are in the way; nobody else, and only when that was asked for.</summary>
internal sealed class BlockerEnd(NpgsqlConnection connection, RunOptions options, EventStream events, Func<string?> role)
{
    private static readonly string Query = SqlFile.Text("Execution/Waiting/EndBlocker");

    /// <summary>Ends those that idle long enough; the others are returned, with the reason where a right is missing.</summary>
    public async Task<ValueList<Blocker>> ApplyAsync(string revision, int process, ValueList<Blocker> blockers, CancellationToken cancellationToken)
    {
        if (options.EndBlockersIdleFor is not { } age) return blockers;
        var kept = new List<Blocker>();
        foreach (var blocker in blockers)
        {
            if (await KeepAsync(revision, process, blocker, age, cancellationToken) is { } stays) kept.Add(stays);
        }

        return [.. kept];
    }

    private async Task<Blocker?> KeepAsync(string revision, int process, Blocker blocker, TimeSpan age, CancellationToken cancellationToken)
    {
        if (blocker is { Status: null, User: not null })
            return blocker with { Kept = $"its state cannot be seen; run `grant pg_read_all_stats, pg_signal_backend to {Grantee}`" };
        if (blocker.IdleSince is null) return blocker;
        try
        {
            if (await EndAsync(process, blocker.Pid, age, cancellationToken) is not { } idle) return blocker;
            events.Publish(new BlockerEnded { Revision = revision, Blocker = blocker, Idle = idle });
            return null;
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return blocker with { Kept = $"{refusal.MessageText}; run `grant pg_signal_backend to {Grantee}`" };
        }
    }

    private async Task<TimeSpan?> EndAsync(int process, int blocker, TimeSpan age, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Query, connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = blocker });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = process });
        command.Parameters.Add(new NpgsqlParameter<double> { TypedValue = age.TotalSeconds });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && reader.GetBoolean(1) ? TimeSpan.FromSeconds(reader.GetDouble(0)) : null;
    }

    private string Grantee => role() is { } name ? Identifier.Quote(name) : "<role>";
}
