using System.Diagnostics;
using Npgsql;
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
        await using var source = new RunConnection(connectionString, open: revision.Upgrade.Parts.SelectMany(part => part.Statements).FirstOrDefault(statement => statement.Code is not null)?.Code!.Open);
        await using var session = await source.OpenAsync(cancellation);
        var before = await CountsAsync(session, cancellation);
        var (statements, locks, failure) = (new List<RehearsedStatement>(), new List<RehearsedLock>(), default(string));
        try
        {
            foreach (var part in revision.Upgrade.Parts)
            {
                if (part.Transactional || part.Backfill is not null) await TransactionAsync(session, part, statements, locks, cancellation);
                else foreach (var statement in part.Statements) await AloneAsync(session, statement, statements, cancellation);
            }
        }
        catch (PostgresException error)
        {
            failure = $"{error.SqlState} {error.MessageText}{(string.IsNullOrEmpty(error.Detail) ? "" : $": {error.Detail}")}";
            await ExecuteAsync(session, "rollback", cancellation);
        }
        return new()
        {
            Id = revision.Id,
            Message = revision.Message,
            Statements = statements.ToValueList(),
            Locks = locks.GroupBy(one => one.Table).Select(group => group.OrderByDescending(one => one.Blocks.Length).ThenByDescending(one => one.HeldMilliseconds).First()).OrderByDescending(one => one.Blocks.Length).ToValueList(),
            Rows = Changed(before, await CountsAsync(session, cancellation)).ToValueList(),
            Failure = failure,
        };
    }

    private async Task TransactionAsync(NpgsqlConnection session, ScriptPart part, List<RehearsedStatement> statements, List<RehearsedLock> locks, CancellationToken cancellation)
    {
        await ExecuteAsync(session, "begin isolation level read committed", cancellation);
        foreach (var setting in TransactionSettings.Statements(options, TimeSpan.Zero)) await ExecuteAsync(session, setting, cancellation);
        var state = await CatalogStateReader.ReadAsync(session, cancellation);
        var taken = new List<(RelationLock Lock, double At)>();
        var passed = 0.0;
        foreach (var statement in part.Statements)
        {
            var began = passed;
            var (line, after) = await MeasureAsync(session, statement, state, cancellation);
            statements.Add(line);
            passed += line.Milliseconds;
            taken.AddRange(FactFinder.Taken(state, after.Locks).Where(one => one.Relation.IsTable).Select(one => (one, began)));
            state = after;
        }
        await ExecuteAsync(session, "commit", cancellation);
        locks.AddRange(taken.Select(one => new RehearsedLock
        {
            Table = one.Lock.Relation.In(schema),
            Mode = one.Lock.Mode.Name(),
            HeldMilliseconds = Math.Round(passed - one.At, 1),
            Blocks = one.Lock.Mode.BlocksReads() ? "reads and writes" : one.Lock.Mode.BlocksWrites() ? "writes" : "",
        }));
    }

    private async Task AloneAsync(NpgsqlConnection session, SqlStatement statement, List<RehearsedStatement> statements, CancellationToken cancellation)
    {
        if (ServerWide.Is(statement)) return;
        foreach (var setting in TransactionSettings.Statements(options, TimeSpan.Zero, "set")) await ExecuteAsync(session, setting, cancellation);
        statements.Add((await MeasureAsync(session, statement, await CatalogStateReader.ReadAsync(session, cancellation), cancellation)).Line);
    }

    private static async Task<(RehearsedStatement Line, CatalogState After)> MeasureAsync(NpgsqlConnection session, SqlStatement statement, CatalogState before, CancellationToken cancellation)
    {
        var log = await NumberAsync(session, "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint", cancellation);
        var began = Stopwatch.GetTimestamp();
        if (statement.Code is { } code) await code.RunAsync(session, cancellation);
        else await ExecuteAsync(session, statement.Text, cancellation);
        var time = Stopwatch.GetElapsedTime(began);
        var written = await NumberAsync(session, "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint", cancellation) - log;
        var after = await CatalogStateReader.ReadAsync(session, cancellation);
        var files = after.Relations.Values.Where(relation => relation.Kind is 'r' or 'm' or 'i' && relation.File is not null && before.Relations.Values.All(old => old.File != relation.File)).Select(relation => relation.Oid).ToList();
        var bytes = files.Count == 0 ? 0 : await NumberAsync(session, $"select coalesce(sum(pg_relation_size(oid)), 0)::bigint from pg_class where oid in ({string.Join(", ", files)})", cancellation);
        return (new() { Line = statement.Line, Statement = statement.Text, Milliseconds = Math.Round(time.TotalMilliseconds, 1), LogBytes = written, RewrittenBytes = bytes }, after);
    }

    private async Task<Dictionary<string, long>> CountsAsync(NpgsqlConnection session, CancellationToken cancellation)
    {
        var state = await CatalogStateReader.ReadAsync(session, cancellation);
        var counts = new Dictionary<string, long>();
        foreach (var table in state.Relations.Values.Where(relation => relation is { Kind: 'r' or 'p', IsPartition: false }))
            counts[table.In(schema)] = await NumberAsync(session, $"select count(*) from {Identifier.Quote(table.Schema, table.Name)}", cancellation);
        return counts;
    }

    private static IEnumerable<RowCount> Changed(Dictionary<string, long> before, Dictionary<string, long> after) =>
        from name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
        let rows = new RowCount(name, before.TryGetValue(name, out var old) ? old : null, after.TryGetValue(name, out var now) ? now : null)
        where rows.Before != rows.After
        select rows;

    private static async Task<long> NumberAsync(NpgsqlConnection session, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, session) { CommandTimeout = 0 };
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection session, string sql, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(session) { Timeout = 0, BatchCommands = { new NpgsqlBatchCommand(sql) } };
        await batch.ExecuteNonQueryAsync(cancellation);
    }
}
