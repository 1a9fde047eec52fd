using Npgsql;
using Retort.Catalog;
using Retort.Catalog.Rows;
using Retort.Configuration;
using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Ledgers;
using Retort.Execution.Statements;
using Retort.Guards;
using Retort.Sql;
using Retort.Workspaces.Runs;

namespace Retort.Workspaces.Levels;

/// <summary><c>db wipe</c>: takes all rows and leaves schema, reference data and ledger, in one transaction.</summary>
internal static class WipeVerb
{
    /// <summary>Where other migration tools keep their records.</summary>
    private static readonly string[] Records = ["alembic_version", "__EFMigrationsHistory"];

    public static async Task<WipeReport> WipeAsync(this WorkspaceDatabase database, DestructionRequest request, CancellationToken cancellation)
    {
        var began = database.Workspace.Clock.GetTimestamp();
        var before = await database.LookAsync(cancellation);
        if (!before.Exists) throw Missing(database);
        DestructionVerb.Check([before], Guard.Wipe, request);
        await using var source = new RunConnection((await database.SessionAddressAsync(cancellation)).ToConnectionString());
        await using var connection = await source.OpenAsync(cancellation);
        var kept = await KeptAsync(connection, database.Configuration, cancellation);
        var wipe = await RunAsync(connection, database, kept, cancellation);
        return new WipeReport
        {
            Database = database.Name,
            Url = database.Url.Display,
            Before = before,
            Emptied = wipe.Tables,
            Kept = kept.Select(table => Identifier.Quote(table.Schema, table.Name)).ToValueList(),
            Sequences = wipe.Sequences,
            Milliseconds = Math.Round(database.Workspace.Clock.GetElapsedTime(began).TotalMilliseconds, 1),
        };
    }

    private static async Task<Wipe> RunAsync(NpgsqlConnection connection, WorkspaceDatabase database, ValueList<(string Schema, string Name)> kept, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await ExecuteAsync(connection, [TransactionSettings.LockTimeout(database.Configuration.LockTimeout), LedgerGuard.Lock()], cancellation);
            var wipe = await Wipe.ReadAsync(connection, kept, cancellation);
            await ExecuteAsync(connection, wipe.Statements(), cancellation);
            await transaction.CommitAsync(cancellation);
            return wipe;
        }
        catch (PostgresException failure)
        {
            throw Explain(database, failure);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, IEnumerable<string> statements, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        foreach (var statement in statements) batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<ValueList<(string Schema, string Name)>> KeptAsync(NpgsqlConnection connection, DatabaseConfiguration configuration, CancellationToken cancellation)
    {
        var kept = new List<(string Schema, string Name)>();
        await using var command = new NpgsqlCommand("select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname <> 'retort' order by 1, 2", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var (schema, name) = (reader.GetString(0), reader.GetString(1));
            var table = new ObjectId(ObjectKinds.Table, schema, name);
            if (Records.Contains(name) || configuration.ReferenceData.Any(glob => TableChoice.Matches(glob, table, configuration.Schema))) kept.Add((schema, name));
        }

        return kept.ToValueList();
    }

    private static ServerException Missing(WorkspaceDatabase database) => new("database-missing", $"database \"{database.Url.Database}\" does not exist") { Hint = $"Run `retort upgrade --create{database.Choice}` to create it." };

    private static ExecutionException Explain(WorkspaceDatabase database, PostgresException failure) => new("wipe-failed", $"could not wipe \"{database.Name}\"", failure)
    {
        Detail = string.Join('\n', new[] { $"{failure.SqlState} {failure.MessageText}", failure.Detail }.Where(line => !string.IsNullOrEmpty(line))),
        State = "Everything was rolled back: every row is still there.",
        Hint = failure.SqlState switch
        {
            PostgresErrorCodes.FeatureNotSupported => "A table whose rows are kept refers to one that would be emptied: name that one in `\"referenceData\"` too.",
            LedgerGuard.Busy => "Wait for the other run, then try again.",
            PostgresErrorCodes.LockNotAvailable => "Somebody works in it: close their sessions, or try again.",
            _ => failure.Hint,
        },
    };
}
