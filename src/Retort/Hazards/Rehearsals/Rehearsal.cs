using Npgsql;
using Retort.Errors;
using Retort.Execution;
using Retort.Hazards.Measuring;
using Retort.Revisions;
using Retort.Scratch;
using Retort.Sql;

namespace Retort.Hazards.Rehearsals;

/// <summary>Runs revisions on a clone with real rows, and notes how long each statement takes and what it holds meanwhile.</summary>
/// <param name="connectionString">Leads to the clone, which is lost.</param>
/// <param name="schema">The default schema.</param>
internal sealed class Rehearsal(string connectionString, string schema)
{
    private readonly RunOptions options = new() { Schema = schema };

    /// <summary>Runs one revision; a failure is part of what is noted.</summary>
    public async Task<RehearsedRevision> RunAsync(Revision revision, CancellationToken cancellation)
    {
        var code = revision.Upgrade.Parts.SelectMany(part => part.Statements).FirstOrDefault(statement => statement.Code is not null)?.Code;
        await using var source = new RunConnection(connectionString, open: code is null ? null : code.Open);
        await using var plain = new RunConnection(connectionString);
        await using var session = await source.OpenAsync(cancellation);
        await using var watcher = await plain.OpenAsync(cancellation);
        var before = await CountsAsync(watcher, cancellation);
        var run = new RevisionRehearsal(session, watcher, options);
        string? failure = null;
        try
        {
            await run.RunAsync(revision, cancellation);
        }
        catch (Exception error) when (error is PostgresException or RetortException || (code is not null && error is not OperationCanceledException))
        {
            failure = Words(error);
            // Where the session itself is lost, there is nothing to take back.
            if (session.FullState == System.Data.ConnectionState.Open) await ScratchServer.ExecuteAsync(session, "rollback", cancellation);
        }
        return new()
        {
            Id = revision.Id,
            Message = revision.Message,
            Statements = run.Statements.ToValueList(),
            Locks = Strongest(run.Locks).ToValueList(),
            Rows = Changed(before, await CountsAsync(watcher, cancellation)).ToValueList(),
            Failure = failure,
        };
    }

    private static string Words(Exception error) => error switch
    {
        PostgresException refused => $"{refused.SqlState} {refused.MessageText}{(string.IsNullOrEmpty(refused.Detail) ? "" : $": {refused.Detail}")}",
        RetortException ours => ours.Message,
        _ => $"its code fails: {error.GetType().Name}: {error.Message}",
    };

    /// <summary>Of each table the lock that stops most, for the longest time.</summary>
    private static IEnumerable<RehearsedLock> Strongest(List<RehearsedLock> locks) => locks
        .GroupBy(one => one.Table)
        .Select(group => group.OrderByDescending(one => one.Blocks.Length).ThenByDescending(one => one.HeldMilliseconds).First())
        .OrderByDescending(one => one.Blocks.Length);

    private async Task<Dictionary<string, long>> CountsAsync(NpgsqlConnection session, CancellationToken cancellation)
    {
        var state = await CatalogStateReader.ReadAsync(session, cancellation);
        var (counts, gauge) = (new Dictionary<string, long>(), new StatementGauge(session));
        foreach (var table in state.Relations.Values.Where(relation => relation is { Kind: 'r' or 'p', IsPartition: false }))
            counts[table.In(schema)] = await gauge.NumberAsync($"select count(*) from {Identifier.Quote(table.Schema, table.Name)}", cancellation);
        return counts;
    }

    private static IEnumerable<RowCount> Changed(Dictionary<string, long> before, Dictionary<string, long> after) =>
        from name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
        let rows = new RowCount(name, before.TryGetValue(name, out var old) ? old : null, after.TryGetValue(name, out var now) ? now : null)
        where rows.Before != rows.After
        select rows;
}
