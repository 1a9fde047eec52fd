using Npgsql;
using Retort.Configuration;
using Retort.Errors;
using Retort.Execution;
using Retort.Sql;

namespace Retort.Backups;

/// <summary>The roles of a server, with their passwords, memberships and settings, as <c>pg_dumpall --roles-only</c> writes them.</summary>
internal static class RoleScript
{
    /// <summary>The statements that make them.</summary>
    public static async Task<ValueList<string>> ReadAsync(DatabaseUrl server, int serverMajor, CancellationToken cancellation)
    {
        var program = await ClientSearch.FindAsync("pg_dumpall", serverMajor, cancellation);
        var result = await program.RunAsync(["--roles-only"], server.ToLibpq(), null, cancellation);
        if (!result.Succeeded) throw new ServerException("backup-failed", "could not read the roles of the server") { Detail = server.Masked(result.Excerpt), State = "Nothing was changed." };
        // psql's own words (\restrict) are no SQL.
        return SqlSplitter.Split(string.Join('\n', result.Output.Split('\n').Where(line => !line.StartsWith('\\')))).Select(statement => statement.Text).ToValueList();
    }

    /// <summary>Makes them on another server, in one transaction; those that are there already get what is said of them.</summary>
    public static async Task RunAsync(DatabaseUrl server, ValueList<string> statements, CancellationToken cancellation)
    {
        await using var source = new RunConnection(server.ToConnectionString());
        await using var connection = await source.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var statement in statements)
        {
            await transaction.SaveAsync("before", cancellation);
            try
            {
                await using var command = new NpgsqlCommand(statement, connection, transaction);
                await command.ExecuteNonQueryAsync(cancellation);
            }
            catch (PostgresException there) when (there.SqlState == PostgresErrorCodes.DuplicateObject)
            {
                await transaction.RollbackAsync("before", cancellation);
            }
        }

        await transaction.CommitAsync(cancellation);
    }
}
