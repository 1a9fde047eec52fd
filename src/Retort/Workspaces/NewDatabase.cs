using Npgsql;
using Retort.Errors;
using Retort.Execution;
using Retort.Sql;

namespace Retort.Workspaces;

/// <summary>Creates a database that a connection string names.</summary>
internal static class NewDatabase
{
    /// <summary>Creates it unless it exists; another run may do so at the same time.</summary>
    /// <returns>Whether it was created.</returns>
    public static async Task<bool> CreateIfMissingAsync(string connectionString, CancellationToken cancellation)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        if (await ExistsAsync(connectionString, cancellation)) return false;
        await using var source = new RunConnection(new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres" }.ConnectionString);
        await using var connection = await source.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand($"create database {Identifier.Quote(name)}", connection);
        try
        {
            await command.ExecuteNonQueryAsync(cancellation);
            return true;
        }
        catch (PostgresException raced) when (raced.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
        catch (PostgresException denied) when (denied.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            var role = new NpgsqlConnectionStringBuilder(connectionString).Username!;
            throw new ServerException("missing-privilege", $"role \"{role}\" may not create databases", denied)
            {
                Detail = $"{denied.SqlState} {denied.MessageText}",
                State = $"The database \"{name}\" does not exist; nothing was changed.",
                Hint = $"Run `alter role {Identifier.Quote(role)} createdb` as a superuser, or create the database yourself.",
            };
        }
    }

    private static async Task<bool> ExistsAsync(string connectionString, CancellationToken cancellation)
    {
        try
        {
            await using var source = new RunConnection(connectionString);
            await using var connection = await source.OpenAsync(cancellation);
            return true;
        }
        catch (ServerException missing) when (missing.Code == "database-missing")
        {
            return false;
        }
    }
}
