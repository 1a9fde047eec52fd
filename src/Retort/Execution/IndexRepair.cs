using Npgsql;
using Retort.Execution.Events;
using Retort.Sql;

namespace Retort.Execution;

/// <summary>Looks for what a failed CREATE INDEX CONCURRENTLY left, and takes it away: IF NOT EXISTS would take it for an index.</summary>
internal sealed class IndexRepair(RunContext context, NpgsqlConnection session)
{
    private static readonly string Query = ExecutionScript.Read("IndexState.sql");

    private sealed record Found(string Schema, string Name, bool IsValid, bool IsBuilding);

    /// <summary>Makes room for the index.</summary>
    /// <returns>Whether a valid index of that name is there.</returns>
    public async Task<bool> ClearAsync(ConcurrentIndex index, string revision, CancellationToken cancellationToken)
    {
        var found = await FindAsync(index, cancellationToken);
        foreach (var left in found.Where(left => !left.IsValid && !left.IsBuilding))
        {
            var name = Identifier.Quote(left.Schema, left.Name);
            await using var command = new NpgsqlCommand($"drop index concurrently {name}", session);
            await command.ExecuteNonQueryAsync(cancellationToken);
            context.Events.Publish(new InvalidIndexDropped { Revision = revision, Index = name });
        }

        return index.Name is not null && found.Any(existing => existing.IsValid);
    }

    /// <summary>The name of an invalid index that is there now; null when there is none.</summary>
    public async Task<string?> LeftBehindAsync(ConcurrentIndex index, CancellationToken cancellationToken)
    {
        var left = (await FindAsync(index, cancellationToken)).Find(found => !found.IsValid && !found.IsBuilding);
        return left is null ? null : Identifier.Quote(left.Schema, left.Name);
    }

    private async Task<List<Found>> FindAsync(ConcurrentIndex index, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Query, session);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = index.Schema ?? context.Options.Schema });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)index.Name ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = index.Table });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<Found>();
        while (await reader.ReadAsync(cancellationToken))
            found.Add(new Found(reader.GetString(0), reader.GetString(1), reader.GetBoolean(2), reader.GetBoolean(3)));
        return found;
    }
}
