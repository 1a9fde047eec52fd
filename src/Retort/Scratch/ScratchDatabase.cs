using Npgsql;
using Retort.Catalog;
using Retort.Catalog.Reflection;
using Retort.Execution;

namespace Retort.Scratch;

/// <summary>A database that lives as long as this object.</summary>
internal sealed class ScratchDatabase(NpgsqlConnection guard, string name, string connectionString) : IAsyncDisposable
{
    private bool kept;

    /// <summary>Leads to it; connections are not pooled, so that nothing holds it when it is dropped.</summary>
    public string ConnectionString => connectionString;

    /// <summary>What it contains.</summary>
    public async Task<Database> ReadAsync(ReadScope scope, CancellationToken cancellation)
    {
        await using var source = new RunConnection(connectionString);
        await using var connection = await source.OpenAsync(cancellation);
        return await scope.ReadAsync(connection, cancellation);
    }

    /// <summary>Keeps it as a template under a key instead of dropping it; nobody may be connected to it any more.</summary>
    /// <returns>False when it could not be kept: another process kept the same, or a session is still leaving; it is as usable as before.</returns>
    public async Task<bool> KeepAsync(string key, CancellationToken cancellation)
    {
        try
        {
            await ScratchServer.ExecuteAsync(guard, $"alter database {name} rename to {ScratchServer.TemplateName(key)}", cancellation);
            return kept = true;
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.ObjectInUse)
        {
            return false;
        }
    }

    /// <summary>Drops it and lets its lock go.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!kept) await ScratchRemoval.DropAsync(guard, connectionString, force: true);
        }
        catch (NpgsqlException)
        {
            // The server went away, or is going: the next run sweeps.
        }
        finally
        {
            await guard.DisposeAsync();
        }
    }
}
