using System.Diagnostics;
using Npgsql;
using Retort.Execution.Statements;
using Retort.Hazards.Measuring;
using Retort.Sql;

namespace Retort.Hazards.Rehearsals;

/// <summary>Runs a statement with the real rows and notes how long it took and how much it wrote.</summary>
/// <param name="session">Where it runs.</param>
internal sealed class StatementGauge(NpgsqlConnection session)
{
    /// <summary>Runs one statement as it is.</summary>
    public Task<(RehearsedStatement Line, CatalogState After)> RunAsync(SqlStatement statement, CatalogState before, CancellationToken cancellation) =>
        RunAsync(statement, before, () => SendAsync(statement, cancellation), cancellation);

    /// <summary>Runs a statement in the way that it asks for.</summary>
    public async Task<(RehearsedStatement Line, CatalogState After)> RunAsync(SqlStatement statement, CatalogState before, Func<Task<long?>> run, CancellationToken cancellation)
    {
        var log = await LogAsync(cancellation);
        var began = Stopwatch.GetTimestamp();
        var rows = await run();
        var time = Stopwatch.GetElapsedTime(began);
        var written = await LogAsync(cancellation) - log;
        var after = await CatalogStateReader.ReadAsync(session, cancellation);
        var line = new RehearsedStatement
        {
            Line = statement.Line,
            Statement = statement.Text,
            Milliseconds = Math.Round(time.TotalMilliseconds, 1),
            Rows = rows,
            LogBytes = written,
            RewrittenBytes = await RewrittenAsync(before, after, cancellation),
        };
        return (line, after);
    }

    /// <summary>Runs a statement, or the code that it stands for; the rows that it wrote, null where that is not known.</summary>
    public async Task<long?> SendAsync(SqlStatement statement, CancellationToken cancellation)
    {
        if (statement.Code is { } code)
        {
            await code.RunAsync(session, cancellation);
            return null;
        }
        return await SendAsync(session, statement.Text, cancellation);
    }

    /// <summary>Sends a command as it is; the rows that it wrote, null where it writes none.</summary>
    public static async Task<long?> SendAsync(NpgsqlConnection session, string sql, CancellationToken cancellation)
    {
        var command = await PlainStatement.SendAsync(session, sql, cancellation);
        return command.StatementType is StatementType.Insert or StatementType.Update or StatementType.Delete or StatementType.Merge or StatementType.CreateTableAs ? (long)command.Rows : null;
    }

    private Task<long> LogAsync(CancellationToken cancellation) => NumberAsync("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint", cancellation);

    private async Task<long> RewrittenAsync(CatalogState before, CatalogState after, CancellationToken cancellation)
    {
        var old = before.Relations.Values.Select(relation => relation.File).ToHashSet();
        var files = after.Relations.Values.Where(relation => relation.Kind is 'r' or 'm' or 'i' && relation.File is not null && !old.Contains(relation.File)).Select(relation => relation.Oid).ToList();
        return files.Count == 0 ? 0 : await NumberAsync($"select coalesce(sum(pg_relation_size(oid)), 0)::bigint from pg_class where oid in ({string.Join(", ", files)})", cancellation);
    }

    /// <summary>The one number that a query gives.</summary>
    public async Task<long> NumberAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, session) { CommandTimeout = 0 };
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
