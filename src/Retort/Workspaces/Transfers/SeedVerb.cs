using Npgsql;
using Retort.Configuration;
using Retort.Errors;
using Retort.Execution;
using Retort.Server;
using Retort.Sources;
using Retort.Sql;
using Retort.Workspaces.Schemas;

namespace Retort.Workspaces.Transfers;

/// <summary><c>db seed</c>: fills a database with what the configuration names.</summary>
internal static class SeedVerb
{
    /// <param name="database">The database.</param>
    /// <param name="heard">Told of each line that a program writes.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<SeedReport> SeedAsync(this WorkspaceDatabase database, Action<string>? heard, CancellationToken cancellation)
    {
        var began = database.Workspace.Clock.GetTimestamp();
        if (database.Configuration.Seed.Count == 0)
            throw new ConfigurationException("no-seed", $"database \"{database.Name}\" has no seed") { Hint = "Say what fills it in `retort.json`: `\"seed\": [ { \"sql\": \"seed/*.sql\" } ]`." };
        var address = await database.AddressAsync(create: false, cancellation);
        var (sources, rows) = (new List<string>(), 0L);
        foreach (var seed in database.Configuration.Seed)
        {
            if (seed is ProgramSeedSource program)
            {
                await RunAsync(database, address, program.Words, heard, cancellation);
                sources.Add(string.Join(' ', program.Words));
            }
            else if (seed is SqlSeedSource sql)
            {
                var files = ModelFiles.Find(sql.Globs, "`\"seed\"` in `retort.json`");
                rows += await RunAsync(database, address, files, cancellation);
                sources.AddRange(files);
            }
        }

        return new SeedReport
        {
            Database = database.Name,
            Url = database.Url.Display,
            Sources = sources.ToValueList(),
            Rows = rows,
            Milliseconds = Math.Round(database.Workspace.Clock.GetElapsedTime(began).TotalMilliseconds, 1),
        };
    }

    private static async Task<long> RunAsync(WorkspaceDatabase database, DatabaseUrl address, IReadOnlyList<string> files, CancellationToken cancellation)
    {
        var statements = files.SelectMany(SqlSource.Statements).ToList();
        await using var source = new RunConnection(address.ToConnectionString());
        await using var connection = await source.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"set local search_path = {Identifier.Quote(database.Configuration.Schema)}"));
        foreach (var (statement, _) in statements) batch.BatchCommands.Add(new NpgsqlBatchCommand(statement.Text));
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (PostgresException refused)
        {
            var at = refused.BatchCommand is NpgsqlBatchCommand command ? batch.BatchCommands.IndexOf(command) - 1 : -1;
            throw Refused(refused, at >= 0 ? statements[at] : null);
        }

        return batch.BatchCommands.OfType<NpgsqlBatchCommand>().Skip(1).Where(command => command.StatementType is StatementType.Insert or StatementType.Update or StatementType.Delete or StatementType.Merge).Sum(command => (long)command.Rows);
    }

    private static async Task RunAsync(WorkspaceDatabase database, DatabaseUrl address, ValueList<string> words, Action<string>? heard, CancellationToken cancellation)
    {
        var result = await UserProgram.RunAsync(words, database.Workspace.Configuration.Folder, new Dictionary<string, string> { ["DATABASE_URL"] = address.ToUrl() }, line => heard?.Invoke(address.Masked(line)), cancellation);
        if (!result.Succeeded)
            throw new SourceException("seed-failed", $"the seed of \"{database.Name}\" ended with exit code {result.ExitCode}")
            {
                Detail = address.Masked(result.Excerpt),
                Where = [string.Join(' ', words)],
                Hint = "Mend the program, then run `retort db seed` again.",
            };
    }

    private static SourceException Refused(PostgresException error, (SqlStatement Statement, string Path)? place) => new("seed-refused", "PostgreSQL refuses the seed", error)
    {
        Detail = string.Join('\n', new[] { $"{error.SqlState} {error.MessageText}", error.Detail }.Where(text => !string.IsNullOrEmpty(text))),
        Where = place is { } at ? [$"{at.Path}:{at.Statement.Line}"] : [],
        State = "Its files are one transaction: nothing of them was kept.",
        Hint = "Correct the statement, then run `retort db seed` again.",
    };
}
