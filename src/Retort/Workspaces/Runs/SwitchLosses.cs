using Npgsql;
using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.Tables;
using Retort.Configuration;
using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Ledgers;
using Retort.Revisions;
using Retort.Sources;
using Retort.Workspaces.Schemas;

namespace Retort.Workspaces.Runs;

/// <summary>What is gone from a database when the revisions that this checkout does not have are undone.</summary>
/// <remarks>PostgreSQL is asked: the database's own history is replayed in a scratch database and undone there.</remarks>
internal static class SwitchLosses
{
    private const int CountedRows = 100_000;

    /// <summary>The objects that go, or the reason why they could not be found.</summary>
    public static async Task<(ValueList<string>? Lost, string? Unknown)> FindAsync(
        WorkspaceDatabase database, LedgerState ledger, DatabaseUrl address, CancellationToken cancellation)
    {
        try
        {
            var history = await HistoryAsync(database.Graph, ledger, address, cancellation);
            var (before, after) = await database.InScratchAsync(scratch => ReplayAsync(scratch, database, history, ledger.Heads, cancellation), cancellation);
            return (await NamedAsync(Gone(before, after), address, database.Configuration.Schema, cancellation), null);
        }
        catch (RetortException failure)
        {
            // What was done by hand cannot be replayed; the person decides.
            return (null, failure.Message);
        }
    }

    private static async Task<RevisionGraph> HistoryAsync(RevisionGraph graph, LedgerState ledger, DatabaseUrl address, CancellationToken cancellation)
    {
        await using var source = new RunConnection(address.ToConnectionString());
        await using var connection = await source.OpenAsync(cancellation);
        return await LedgerHistory.CompleteAsync(graph, LedgerHistory.Missing(ledger, graph), ledger, connection, cancellation);
    }

    private static async Task<(Database Before, Database After)> ReplayAsync(
        Scratch.ScratchServer scratch, WorkspaceDatabase database, RevisionGraph history, ValueList<string> heads, CancellationToken cancellation)
    {
        var scope = database.Scope();
        await using var replayed = await HistorySource.ReplayAsync(scratch, history, heads, database.Configuration.Schema, cancellation);
        var before = await replayed.ReadAsync(scope, cancellation);
        await new Runner(replayed.ConnectionString, database.Graph, new RunOptions { Schema = database.Configuration.Schema }).UndoUnknownAsync(cancellation);
        return (before, await replayed.ReadAsync(scope, cancellation));
    }

    /// <summary>Objects that go, without the parts of objects that go.</summary>
    private static IEnumerable<DatabaseObject> Gone(Database before, Database after) => before.Objects
        .Where(item => !after.Contains(item.Id) && (item.Container is not { } container || (after.Contains(container) && item is Column)))
        .OrderBy(item => item.Id);

    private static async Task<ValueList<string>> NamedAsync(IEnumerable<DatabaseObject> gone, DatabaseUrl address, string schema, CancellationToken cancellation)
    {
        await using var source = new RunConnection(address.ToConnectionString());
        await using var connection = await source.OpenAsync(cancellation);
        await using (var path = new NpgsqlCommand("select set_config('search_path', $1, false)", connection) { Parameters = { new() { Value = Sql.Identifier.Quote(schema) } } })
            await path.ExecuteNonQueryAsync(cancellation);
        var names = new List<string>();
        foreach (var item in gone)
        {
            var query = item switch
            {
                Table => $"select 1 from {item.Id.QualifiedName}",
                Column column => $"select 1 from {column.Id.QualifiedTable} where {column.Id.BareName} is not null",
                _ => null,
            };
            names.Add(query is null ? $"{item.Id}" : $"{item.Id} ({await CountAsync(connection, query, item is Table ? "row" : "value", cancellation)})");
        }

        return names.ToValueList();
    }

    private static async Task<string> CountAsync(NpgsqlConnection connection, string query, string noun, CancellationToken cancellation)
    {
        try
        {
            await using var command = new NpgsqlCommand($"select count(*) from ({query} limit {CountedRows + 1}) counted", connection);
            return await command.ExecuteScalarAsync(cancellation) switch
            {
                0L => $"no {noun}s",
                1L => $"1 {noun}",
                > (long)CountedRows => $"more than {CountedRows:N0} {noun}s",
                long count => $"{count:N0} {noun}s",
                _ => $"unknown {noun}s",
            };
        }
        catch (PostgresException unreadable) when (unreadable.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn)
        {
            return $"unknown {noun}s";
        }
    }
}
