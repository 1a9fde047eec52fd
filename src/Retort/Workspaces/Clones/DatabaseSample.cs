using Npgsql;
using Retort.Catalog.Reflection;
using Retort.Configuration;
using Retort.Errors;
using Retort.Execution;
using Retort.Sql;

namespace Retort.Workspaces.Clones;

/// <summary>Copies the schema of a database and some rows of each table, with all rows that those refer to.</summary>
/// <remarks>The database is only read, as it is at one moment.</remarks>
internal sealed class DatabaseSample
{
    private readonly NpgsqlConnection source;
    private readonly NpgsqlConnection clone;
    private readonly RowTransfer transfer;

    private DatabaseSample(NpgsqlConnection source, NpgsqlConnection clone) => (this.source, this.clone, transfer) = (source, clone, new RowTransfer(source, clone));

    /// <summary>Fills an empty database.</summary>
    /// <param name="from">The database.</param>
    /// <param name="into">Leads to the empty one.</param>
    /// <param name="limit">The rows of each table; those that others refer to come on top.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How many rows the sample has, without the ledger's.</returns>
    /// <exception cref="ServerException">It could not be copied.</exception>
    public static async Task<long> CopyAsync(DatabaseUrl from, string into, int limit, CancellationToken cancellation)
    {
        await using var sourceOf = new RunConnection(from.ToConnectionString());
        await using var cloneOf = new RunConnection(into);
        await using var source = await sourceOf.OpenAsync(cancellation);
        var rows = 0L;
        try
        {
            await ExecuteAsync(source, "begin isolation level repeatable read read only", cancellation);
            var snapshot = (string)(await ScalarAsync(source, "select pg_export_snapshot()", cancellation))!;
            await DatabaseDump.CopyAsync(from, snapshot, source.PostgreSqlVersion.Major, into, async () =>
            {
                await using var clone = await cloneOf.OpenAsync(cancellation);
                rows = await new DatabaseSample(source, clone).FillAsync(limit, cancellation);
            }, cancellation);
            await using var filled = await cloneOf.OpenAsync(cancellation);
            await new DatabaseSample(source, filled).RefreshAsync(cancellation);
            return rows;
        }
        catch (PostgresException failure)
        {
            throw new ServerException("clone-failed", "could not take a sample of the database", failure)
            {
                Detail = $"{failure.SqlState} {failure.MessageText}",
                State = "Nothing was changed.",
                Hint = "Rehearse with a role that may read every table.",
            };
        }
    }

    private async Task<long> FillAsync(int limit, CancellationToken cancellation)
    {
        foreach (var session in new[] { source, clone })
            foreach (var setting in (string[])["search_path = pg_catalog", "datestyle = 'ISO'", "intervalstyle = 'postgres'", "row_security = off"]) await ExecuteAsync(session, $"set {setting}", cancellation);
        var rows = 0L;
        foreach (var table in await ReadAsync("SampledTable", SampledTable.Of, cancellation))
        {
            if (table.Columns.Length == 0) continue;
            var copied = await transfer.CopyAsync(table.Query(limit), table.Name, table.Columns, cancellation);
            if (copied == 0 && table.Rows > 0) copied = await transfer.CopyAsync(table.First(limit), table.Name, table.Columns, cancellation);
            if (!table.IsLedger) rows += copied;
        }
        rows += await CompleteAsync(cancellation);
        await SetSequencesAsync(cancellation);
        return rows;
    }

    /// <summary>Follows the foreign keys until nothing is missing; a table that refers to itself takes a round for each generation.</summary>
    private async Task<long> CompleteAsync(CancellationToken cancellation)
    {
        var references = await ReadAsync("SampledReference", SampledReference.Of, cancellation);
        var (rows, added) = (0L, 1L);
        while (added > 0)
        {
            added = 0;
            foreach (var reference in references)
                if (await MissingAsync(reference, cancellation) is { } keys) added += await transfer.CopyAsync(reference.Rows(keys), reference.Referenced, reference.RowColumns, cancellation);
            rows += added;
        }
        return rows;
    }

    private async Task<List<string>?> MissingAsync(SampledReference reference, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(reference.MissingKeys(), clone) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return reader.IsDBNull(0) ? null : [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
    }

    /// <summary>New rows would otherwise get the numbers of those that are there.</summary>
    private async Task SetSequencesAsync(CancellationToken cancellation)
    {
        const string query = "select string_agg(format('select setval(%L, %s);', quote_ident(schemaname) || '.' || quote_ident(sequencename), last_value), '') from pg_sequences where last_value is not null and schemaname !~ '^pg_'";
        if (await ScalarAsync(source, query, cancellation) is string settings) await ExecuteAsync(clone, settings, cancellation);
    }

    /// <summary>Materialized views hold what their queries give of the sample; those that build on others are younger.</summary>
    private async Task RefreshAsync(CancellationToken cancellation)
    {
        const string query = "select string_agg('refresh materialized view ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname) || ';', '' order by c.oid) from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'm' and c.relispopulated";
        if (await ScalarAsync(source, query, cancellation) is string refreshes) await ExecuteAsync(clone, refreshes, cancellation);
    }

    private async Task<List<T>> ReadAsync<T>(string query, Func<CatalogRow, T> read, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text($"Workspaces/Clones/{query}", source.PostgreSqlVersion.Major), source) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var (rows, row) = (new List<T>(), new CatalogRow(reader, "", new StringPool()));
        while (await reader.ReadAsync(cancellation)) rows.Add(read(row));
        return rows;
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection session, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, session) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync(cancellation);
    }

    private static Task ExecuteAsync(NpgsqlConnection session, string sql, CancellationToken cancellation) => Scratch.ScratchServer.ExecuteAsync(session, sql, cancellation);
}
