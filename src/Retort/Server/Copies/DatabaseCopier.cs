using System.Diagnostics;
using System.Security.Cryptography;
using Npgsql;
using Retort.Errors;
using Retort.Execution;
using Retort.Sql;

namespace Retort.Server.Copies;

/// <summary>Copies databases on their server, as fast as it can, with what CREATE DATABASE leaves behind.</summary>
/// <remarks>
/// The copy gets its name last, in one transaction with its settings: a run that is killed leaves no half-made database under a name
/// that anybody uses. What it leaves, the next copy removes.
/// </remarks>
/// <param name="connectionString">Leads to any database of the server, as a role that may create databases.</param>
internal sealed class DatabaseCopier(string connectionString)
{
    private const string Prefix = "retort_copy_";

    /// <summary>The first of the two numbers of the advisory lock that a maker holds: "rtrc". <c>Template.sql</c> has it too.</summary>
    private const int LockClass = 0x72747263;

    public async Task<CopyReport> CopyAsync(CopyRequest request, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        await using var source = new RunConnection(new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres" }.ConnectionString);
        await using var connection = await source.OpenAsync(cancellation);
        var key = RandomNumberGenerator.GetInt32(1, int.MaxValue);
        var temporary = $"{Prefix}{key:x8}";
        var alive = $"do $$ begin perform pg_advisory_lock({LockClass}, {key}); end $$";
        var template = await CopyTemplate.ReadAsync(connection, alive, request.Template, cancellation) ?? throw Missing(request.Template);
        if (!template.MayCreate) throw NotAllowed(connection, null);
        foreach (var left in template.Leftovers) await ExecuteAsync(connection, $"drop database if exists {Identifier.Quote(left)}", cancellation);
        var strategy = CopyChoice.Of(template, request.SharesBlocks);
        var guests = new TemplateGuests(source, connection);
        if (template.IsInUse) await guests.AwaitAsync(request, request.Template, cancellation);
        await using (new CopyWatch(source, template, request, began))
        {
            await CreateAsync(connection, guests, request, Statement(template, temporary, strategy), strategy, cancellation);
        }

        await FinishAsync(connection, guests, template, request, temporary, cancellation);
        return new CopyReport
        {
            Template = request.Template,
            Name = request.Name,
            Size = template.Size,
            Strategy = strategy,
            Milliseconds = Math.Round(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 1),
            Lost = template.MayOwn ? [] : [$"its owner is not \"{template.Owner}\": this role is not a member of it"],
        };
    }

    private static string Statement(CopyTemplate template, string name, CopyStrategy strategy)
    {
        var owner = template.MayOwn ? $" owner {Identifier.Quote(template.Owner)}" : "";
        return $"create database {name} template {Identifier.Quote(template.Name)}{CopyChoice.Clause(strategy)}{owner} connection limit {template.ConnectionLimit}";
    }

    private static async Task CreateAsync(
        NpgsqlConnection connection, TemplateGuests guests, CopyRequest request, string statement, CopyStrategy strategy, CancellationToken cancellation)
    {
        if (strategy == CopyStrategy.Clone) await ExecuteAsync(connection, "set file_copy_method = clone", cancellation);
        try
        {
            var made = ExecuteAsync(connection, statement, cancellation);
            // From here on the server lets nobody in; whoever came back meanwhile is asked to leave once more.
            if (request.Force) await guests.ExpelWhileAsync(made, request.Template, cancellation);
            await made;
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.ObjectInUse)
        {
            throw await guests.RefuseAsync(request.Template, busy, cancellation);
        }
        catch (PostgresException denied) when (denied.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw NotAllowed(connection, denied);
        }
    }

    /// <summary>Settings, privileges, comment and the name: all of it or nothing.</summary>
    private static async Task FinishAsync(
        NpgsqlConnection connection, TemplateGuests guests, CopyTemplate template, CopyRequest request, string temporary, CancellationToken cancellation)
    {
        var name = Identifier.Quote(request.Name);
        var old = $"{temporary}_old";
        try
        {
            var replaced = request.Replace && await ExistsAsync(connection, request.Name, cancellation);
            if (replaced) await guests.AwaitAsync(request, request.Name, cancellation);
            await using var batch = new NpgsqlBatch(connection);
            foreach (var attribute in template.Attributes) batch.BatchCommands.Add(new NpgsqlBatchCommand(attribute.Replace(CopyTemplate.Placeholder, temporary, StringComparison.Ordinal)));
            if (request.Comment(template.Comment) is { } comment) batch.BatchCommands.Add(new NpgsqlBatchCommand($"comment on database {temporary} is {Literal.Quote(comment)}"));
            if (!request.AllowConnections) batch.BatchCommands.Add(new NpgsqlBatchCommand($"alter database {temporary} allow_connections false"));
            if (replaced) batch.BatchCommands.Add(new NpgsqlBatchCommand($"alter database {name} rename to {old}"));
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"alter database {temporary} rename to {name}"));
            await batch.ExecuteNonQueryAsync(cancellation);
            if (replaced) await ExecuteAsync(connection, $"drop database {old}", CancellationToken.None);
        }
        catch (Exception failure)
        {
            if (connection.State == System.Data.ConnectionState.Open) await ExecuteAsync(connection, $"drop database if exists {temporary}", CancellationToken.None);
            if (failure is PostgresException { SqlState: PostgresErrorCodes.DuplicateDatabase } taken) throw Taken(request.Name, taken);
            if (failure is PostgresException { SqlState: PostgresErrorCodes.ObjectInUse } busy) throw await guests.RefuseAsync(request.Name, busy, cancellation);
            throw;
        }
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string name, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static ServerException Missing(string name) => new("database-missing", $"database \"{name}\" does not exist, so it cannot be copied") { Hint = "Run `retort db status` to see the databases." };

    private static ServerException Taken(string name, PostgresException taken) => new("database-exists", $"database \"{name}\" exists already", taken) { State = "Nothing was changed." };

    private static ServerException NotAllowed(NpgsqlConnection connection, PostgresException? denied)
    {
        var role = new NpgsqlConnectionStringBuilder(connection.ConnectionString).Username!;
        return new("missing-privilege", denied is null ? $"role \"{role}\" may not create databases" : $"role \"{role}\" may not copy this database", denied)
        {
            Detail = denied?.MessageText,
            State = "Nothing was changed.",
            Hint = denied is null ? $"Run `alter role {Identifier.Quote(role)} createdb` as a superuser." : "Only its owner may copy a database that is not marked as a template.",
        };
    }
}
