using Npgsql;
using Retort.Execution.Events;
using Retort.Sql;

namespace Retort.Execution.Repairs;

/// <summary>Looks for what a failed CREATE or REINDEX INDEX CONCURRENTLY left, and takes it away: IF NOT EXISTS would take it for an index.</summary>
internal sealed class IndexRepair(RunContext context, NpgsqlConnection session)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);
    private static readonly string Query = SqlFile.Text("Execution/Repairs/IndexState");
    private static readonly string ReindexQuery = SqlFile.Text("Execution/Repairs/ReindexState");

    private sealed record Found(string Schema, string Name, bool IsValid, bool IsBuilding);

    /// <summary>Makes room for the index; waits while another session builds it, for nobody knows yet what that will leave.</summary>
    /// <returns>Whether a valid index of that name is there.</returns>
    public async Task<bool> ClearAsync(ConcurrentIndex index, string revision, CancellationToken cancellationToken)
    {
        var found = await FindAsync(index, cancellationToken);
        while (index.Name is not null && found.Any(other => other.IsBuilding))
        {
            await Task.Delay(Between, context.Options.Time, context.Stop.Asked);
            found = await FindAsync(index, cancellationToken);
        }

        foreach (var left in found.Where(left => !left.IsValid && !left.IsBuilding)) await DropAsync(left.Schema, left.Name, revision, cancellationToken);
        return index.Name is not null && found.Any(existing => existing.IsValid);
    }

    /// <summary>Drops the copies that an earlier REINDEX did not finish.</summary>
    public async Task ClearAsync(ConcurrentReindex reindex, string revision, CancellationToken cancellationToken)
    {
        foreach (var (schema, name) in await FindAsync(reindex, cancellationToken)) await DropAsync(schema, name, revision, cancellationToken);
    }

    /// <summary>The names of the invalid indexes that a statement left; empty when there are none.</summary>
    public async Task<ValueList<string>> LeftBehindAsync(string statement, CancellationToken cancellationToken)
    {
        if (ConcurrentIndex.Of(statement) is { } index)
            return (await FindAsync(index, cancellationToken)).Where(found => !found.IsValid && !found.IsBuilding).Select(found => Identifier.Quote(found.Schema, found.Name)).ToValueList();
        if (ConcurrentReindex.Of(statement) is { } reindex)
            return (await FindAsync(reindex, cancellationToken)).Select(found => Identifier.Quote(found.Schema, found.Name)).ToValueList();
        return [];
    }

    private async Task DropAsync(string schema, string index, string revision, CancellationToken cancellationToken)
    {
        var name = Identifier.Quote(schema, index);
        await using var command = new NpgsqlCommand($"drop index concurrently if exists {name}", session);
        await command.ExecuteNonQueryAsync(cancellationToken);
        context.Events.Publish(new InvalidIndexDropped { Revision = revision, Index = name });
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

    private async Task<List<(string Schema, string Name)>> FindAsync(ConcurrentReindex reindex, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ReindexQuery, session);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = reindex.Kind });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = reindex.Name });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(string, string)>();
        while (await reader.ReadAsync(cancellationToken)) found.Add((reader.GetString(0), reader.GetString(1)));
        return found;
    }
}
