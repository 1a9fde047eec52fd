using Npgsql;
using Retort.Errors;
using Retort.Execution;
using Retort.Sql;

namespace Retort.Scratch;

/// <summary>Runs the statements of a model in a scratch database.</summary>
internal static class ScratchLoader
{
    /// <summary>Runs statements in order, many in one round trip; one that refuses a transaction runs alone.</summary>
    /// <param name="connectionString">Leads to the scratch database.</param>
    /// <param name="schema">The default schema: it is made when it is missing, and names without a schema are made in it.</param>
    /// <param name="statements">Each with the file that it comes from.</param>
    /// <param name="cancellation">Ends the loading.</param>
    /// <exception cref="SourceException">PostgreSQL refuses a statement (<c>model-refused</c>): its words, the file and the line.</exception>
    public static async Task LoadAsync(string connectionString, string schema, IReadOnlyList<(SqlStatement Statement, string Path)> statements, CancellationToken cancellation)
    {
        await using var source = new RunConnection(connectionString);
        await using var connection = await source.OpenAsync(cancellation);
        if (schema != "public") await ScratchServer.ExecuteAsync(connection, $"create schema if not exists {Identifier.Quote(schema)}", cancellation);
        // Functions may name tables that come later, as pg_dump allows too.
        await ScratchServer.ExecuteAsync(connection, $"set search_path = {Path(schema)}; set check_function_bodies = off; set client_min_messages = warning", cancellation);
        for (var next = 0; next < statements.Count;)
            next = await RunAsync(connection, statements, next, cancellation);
    }

    /// <summary>Runs as many as possible from a place on, and returns the place after the last that is done.</summary>
    private static async Task<int> RunAsync(NpgsqlConnection connection, IReadOnlyList<(SqlStatement Statement, string Path)> statements, int start, CancellationToken cancellation)
    {
        var end = statements.Count;
        while (true)
        {
            await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
            // Said aloud: at the beginning of a pipeline CONCURRENTLY would run and commit, though what follows it fails.
            var isTransaction = end - start > 1;
            if (isTransaction) batch.BatchCommands.Add(new NpgsqlBatchCommand("begin"));
            for (var index = start; index < end; index++) batch.BatchCommands.Add(new NpgsqlBatchCommand(statements[index].Statement.Text));
            if (isTransaction) batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
            try
            {
                await batch.ExecuteNonQueryAsync(cancellation);
                return end;
            }
            catch (PostgresException error)
            {
                var failed = error.BatchCommand is NpgsqlBatchCommand command ? Math.Clamp(start + batch.BatchCommands.IndexOf(command) - (isTransaction ? 1 : 0), start, end - 1) : start;
                if (isTransaction) await ScratchServer.ExecuteAsync(connection, "rollback", cancellation);
                // All before it is rolled back: that runs first, then the one alone.
                if (error.SqlState == PostgresErrorCodes.ActiveSqlTransaction && end - start > 1) end = failed > start ? failed : start + 1;
                else throw Refused(error, statements[failed]);
            }
        }
    }

    /// <summary>A model made for another default schema still finds what is in <c>public</c>.</summary>
    private static string Path(string schema) => schema == "public" ? "public" : $"{Identifier.Quote(schema)}, public";

    private static SourceException Refused(PostgresException error, (SqlStatement Statement, string Path) place) =>
        new("model-refused", "PostgreSQL refuses the model", error)
        {
            Detail = string.Join('\n', new[] { $"{error.SqlState} {error.MessageText}", error.Detail, error.Hint }.Where(text => !string.IsNullOrEmpty(text))),
            Where = [$"{place.Path}:{Line(error, place.Statement)}", Excerpt(error, place.Statement.Text)],
            Hint = $"Correct `{place.Path}`; nothing was changed.",
        };

    /// <summary>The line within the file: PostgreSQL counts characters from the start of the statement.</summary>
    private static int Line(PostgresException error, SqlStatement statement) =>
        statement.Line + (error.Position > 0 ? statement.Text.AsSpan(0, Math.Min(error.Position - 1, statement.Text.Length)).Count('\n') : 0);

    /// <summary>The line that PostgreSQL points at, else the first of the statement.</summary>
    private static string Excerpt(PostgresException error, string sql)
    {
        var before = sql.AsSpan(0, Math.Clamp(error.Position - 1, 0, sql.Length));
        var line = sql.AsSpan(before.LastIndexOf('\n') + 1);
        if (line.IndexOf('\n') is var end and >= 0) line = line[..end];
        return line.Trim() is { Length: > 72 } longer ? $"{longer[..70]} …" : line.Trim().ToString();
    }
}
