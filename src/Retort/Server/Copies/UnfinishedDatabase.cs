using System.Data;
using System.Security.Cryptography;
using Npgsql;
using Retort.Errors;
using Retort.Execution;
using Retort.Sql;

namespace Retort.Server.Copies;

/// <summary>A database that is being made under a name that nobody uses. It gets its own name last, in one transaction with what CREATE DATABASE leaves behind.</summary>
/// <remarks>A run that is killed leaves no half-made database under a name that anybody uses; what it leaves, the next one removes: an advisory lock tells who is alive.</remarks>
internal sealed class UnfinishedDatabase : IAsyncDisposable
{
    /// <summary>The first of the two numbers of the advisory lock that a maker holds: "rtrc". <c>Leftovers.sql</c> has it too; that and <c>Template.sql</c> have the prefix.</summary>
    private const int LockClass = 0x72747263;

    private const string Prefix = "retort_new_";

    private Task<ValueList<string>?> ahead = Task.FromResult<ValueList<string>?>(null);

    private bool isFinished;

    private UnfinishedDatabase(RunConnection source, NpgsqlConnection connection, string name) =>
        (Source, Connection, Name, Guests) = (source, connection, name, new TemplateGuests(source, connection));

    /// <summary>The name for the time being.</summary>
    public string Name { get; }

    /// <summary>Opens further sessions beside <see cref="Connection"/>.</summary>
    public RunConnection Source { get; }

    public NpgsqlConnection Connection { get; }

    public TemplateGuests Guests { get; }

    /// <summary>The database that is copied or followed; null when it does not exist.</summary>
    public CopyTemplate? Template { get; init; }

    /// <summary>Looks at the database that is copied or followed, and removes what others left. Nothing is made yet.</summary>
    /// <param name="connectionString">Leads to any database of the server.</param>
    /// <param name="template">The name of the database.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="elsewhere">The database, where it is one of another server.</param>
    public static async Task<UnfinishedDatabase> BeginAsync(string connectionString, string template, CancellationToken cancellation, CopyTemplate? elsewhere = null)
    {
        var source = RunConnection.OfServer(connectionString);
        try
        {
            var connection = await source.OpenAsync(cancellation);
            var key = RandomNumberGenerator.GetInt32(1, int.MaxValue);
            var found = await LookAsync(connection, key, template, cancellation);
            var begun = new UnfinishedDatabase(source, connection, $"{Prefix}{key:x8}") { Template = elsewhere ?? found };
            if (found?.HasLeftovers != false) await begun.SweepAsync(cancellation);
            return begun;
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    /// <summary>Begins to read the template's attributes in a session of its own, while this one is busy with the files.</summary>
    public void ReadAhead(CancellationToken cancellation)
    {
        if (Template is { HasAttributes: true, Attributes: null } template) ahead = TryReadAttributesAsync(template.Name, cancellation);
    }

    public async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, Connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Settings, privileges, comment and the name: all of it or nothing.</summary>
    /// <returns>What of the template it does not have, in words.</returns>
    public async Task<ValueList<string>> FinishAsync(CopyRequest request, CancellationToken cancellation)
    {
        var replaced = request.Replace && await ExistsAsync(request.Name, cancellation);
        if (replaced) await Guests.AwaitAsync(request, request.Name, cancellation);
        try
        {
            var refused = await TakeNameAsync(request, replaced, cancellation);
            isFinished = true;
            if (replaced) await ExecuteAsync($"drop database if exists {Name}_old with (force)", CancellationToken.None);
            return Template is { MayOwn: false } followed ? [$"its owner is not \"{followed.Owner}\": this role is not a member of it", .. refused] : refused;
        }
        // The second one is what the server says when both take the name in the same moment.
        catch (PostgresException taken) when (taken.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            throw new ServerException("database-exists", $"database \"{request.Name}\" exists already", taken) { State = "Nothing was changed." };
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.ObjectInUse)
        {
            throw await Guests.RefuseAsync(request.Name, busy, cancellation);
        }
        catch (NpgsqlException failure) when (!isFinished)
        {
            throw CopyFailure.Explain(failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ahead;
        if (!isFinished && Connection.State == ConnectionState.Open) await DropAsync();
        await Connection.DisposeAsync();
        await Source.DisposeAsync();
    }

    private async Task DropAsync()
    {
        try
        {
            await ExecuteAsync($"drop database if exists {Name} with (force)", CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The server is gone, which whoever made it has told already; the next one removes it.
        }
    }

    /// <summary>Takes the lock and looks, in one round trip.</summary>
    private static async Task<CopyTemplate?> LookAsync(NpgsqlConnection connection, int key, string template, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"select pg_advisory_lock({LockClass}, {key})"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(SqlFile.Text("Server/Copies/Template")) { Parameters = { new() { Value = template } } });
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        return await CopyTemplate.ReadAsync(reader, connection, template, cancellation);
    }

    private async Task<ValueList<string>?> TryReadAttributesAsync(string template, CancellationToken cancellation)
    {
        try
        {
            await using var other = await Source.OpenAsync(cancellation);
            return await DatabaseAttributes.ReadAsync(other, template, cancellation);
        }
        catch (Exception failure) when (failure is RetortException or NpgsqlException or OperationCanceledException)
        {
            // No session to spare: it is read on the own one, afterwards.
            return null;
        }
    }

    /// <summary>Those of the template, with the name for the time being.</summary>
    private async Task<ValueList<string>> AttributesAsync(CancellationToken cancellation)
    {
        if (Template is not { HasAttributes: true } template) return [];
        var attributes = template.Attributes ?? await ahead ?? await DatabaseAttributes.ReadAsync(Connection, template.Name, cancellation);
        return attributes.Select(attribute => attribute.Replace(DatabaseAttributes.Placeholder, Name, StringComparison.Ordinal)).ToValueList();
    }

    private async Task SweepAsync(CancellationToken cancellation)
    {
        var left = new List<string>();
        await using (var command = new NpgsqlCommand(SqlFile.Text("Server/Copies/Leftovers"), Connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation)) left.Add(reader.GetString(0));
        foreach (var name in left) await SweepAsync(name, cancellation);
    }

    private async Task SweepAsync(string name, CancellationToken cancellation)
    {
        try
        {
            await ExecuteAsync($"drop database if exists {Identifier.Quote(name)} with (force)", cancellation);
        }
        catch (PostgresException denied) when (denied.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // Another role's, which removes it when it makes the next one.
        }
    }

    /// <summary>In one transaction; statements that this role may not use are left out and told.</summary>
    private async Task<ValueList<string>> TakeNameAsync(CopyRequest request, bool replaced, CancellationToken cancellation)
    {
        var attributes = await AttributesAsync(cancellation);
        try
        {
            await RunAsync(request, replaced, attributes, cancellation);
            return [];
        }
        catch (PostgresException denied) when (denied.SqlState == PostgresErrorCodes.InsufficientPrivilege && attributes.Count > 0)
        {
            var allowed = new List<string>();
            foreach (var attribute in attributes) if (await IsAllowedAsync(attribute, cancellation)) allowed.Add(attribute);
            await RunAsync(request, replaced, allowed, cancellation);
            return attributes.Except(allowed).Select(attribute => $"this role may not say `{attribute.Replace(Name, Identifier.Quote(request.Name), StringComparison.Ordinal)}`").ToValueList();
        }
    }

    private async Task RunAsync(CopyRequest request, bool replaced, IEnumerable<string> attributes, CancellationToken cancellation)
    {
        var name = Identifier.Quote(request.Name);
        await using var batch = new NpgsqlBatch(Connection);
        foreach (var attribute in attributes) batch.BatchCommands.Add(new NpgsqlBatchCommand(attribute));
        if (request.Comment(Template?.Comment) is { } comment) batch.BatchCommands.Add(new NpgsqlBatchCommand($"comment on database {Name} is {Literal.Quote(comment)}"));
        if (!request.AllowConnections) batch.BatchCommands.Add(new NpgsqlBatchCommand($"alter database {Name} allow_connections false"));
        if (replaced) batch.BatchCommands.Add(new NpgsqlBatchCommand($"alter database {name} rename to {Name}_old"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"alter database {Name} rename to {name}"));
        var renamed = batch.ExecuteNonQueryAsync(cancellation);
        // The server lets nobody in while it waits for those who are there; a pool that came back meanwhile is asked to leave once more.
        if (replaced && request.Force) await Guests.ExpelWhileAsync(renamed, request.Name, cancellation);
        await renamed;
    }

    private async Task<bool> IsAllowedAsync(string attribute, CancellationToken cancellation)
    {
        try
        {
            await ExecuteAsync(attribute, cancellation);
            return true;
        }
        catch (PostgresException denied) when (denied.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return false;
        }
    }

    private async Task<bool> ExistsAsync(string name, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select 1 from pg_database where datname = $1", Connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }
}
