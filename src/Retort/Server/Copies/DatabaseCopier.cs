using System.Diagnostics;
using Npgsql;
using Retort.Errors;
using Retort.Sql;

namespace Retort.Server.Copies;

/// <summary>Copies databases on their server, as fast as it can, with what CREATE DATABASE leaves behind.</summary>
/// <param name="connectionString">Leads to any database of the server, as a role that may create databases.</param>
internal sealed class DatabaseCopier(string connectionString)
{
    public async Task<CopyReport> CopyAsync(CopyRequest request, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        await using var begun = await UnfinishedDatabase.BeginAsync(connectionString, request.Template, cancellation);
        var template = begun.Template ?? throw Missing(request.Template);
        var strategy = CopyChoice.Of(template, request.SharesBlocks);
        if (template.IsInUse) await begun.Guests.AwaitAsync(request, request.Template, cancellation);
        await using (new CopyWatch(begun.Source, template, request, began))
        {
            await CreateAsync(begun, request, $"create database {begun.Name} template {Identifier.Quote(template.Name)}{CopyChoice.Clause(strategy)}{template.Clauses}", strategy, cancellation);
        }

        if (request.Prepare is { } prepare) await prepare(begun.Name, cancellation);
        var lost = await begun.FinishAsync(request, cancellation);
        return new CopyReport
        {
            Template = request.Template,
            Name = request.Name,
            Size = template.Size,
            Strategy = strategy,
            Milliseconds = Math.Round(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 1),
            Lost = lost,
        };
    }

    private static async Task CreateAsync(UnfinishedDatabase begun, CopyRequest request, string statement, CopyStrategy strategy, CancellationToken cancellation)
    {
        begun.ReadAhead(cancellation);
        if (strategy == CopyStrategy.Clone) await begun.ExecuteAsync("set file_copy_method = clone", cancellation);
        try
        {
            var made = begun.ExecuteAsync(statement, cancellation);
            // From here on the server lets nobody in; whoever came back meanwhile is asked to leave once more.
            if (request.Force) await begun.Guests.ExpelWhileAsync(made, request.Template, cancellation);
            await made;
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.ObjectInUse)
        {
            throw await begun.Guests.RefuseAsync(request.Template, busy, cancellation);
        }
        catch (PostgresException denied) when (denied.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw await NotAllowedAsync(begun.Connection, denied, cancellation);
        }
        catch (NpgsqlException failure)
        {
            throw CopyFailure.Explain(failure);
        }
    }

    private static ServerException Missing(string name) => new("database-missing", $"database \"{name}\" does not exist, so it cannot be copied") { Hint = "Run `retort db status` to see the databases." };

    private static async Task<ServerException> NotAllowedAsync(NpgsqlConnection connection, PostgresException denied, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select rolsuper or rolcreatedb from pg_roles where rolname = current_user", connection);
        var mayCreate = await command.ExecuteScalarAsync(cancellation) is true;
        var role = new NpgsqlConnectionStringBuilder(connection.ConnectionString).Username!;
        return new("missing-privilege", mayCreate ? $"role \"{role}\" may not copy this database" : $"role \"{role}\" may not create databases", denied)
        {
            Detail = denied.MessageText,
            State = "Nothing was changed.",
            Hint = mayCreate ? "Only its owner may copy a database that is not marked as a template." : $"Run `alter role {Identifier.Quote(role)} createdb` as a superuser.",
        };
    }
}
