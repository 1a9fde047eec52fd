using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Quickstart.Db;

/// <summary>Sessions and health of the database; injected into routes.</summary>
public sealed class DatabaseService(NpgsqlDataSource source, IDbContextFactory<QuickstartContext> contexts)
{
    /// <summary>A session of its own over a pooled connection: one for each request, and for one task at a time.</summary>
    public Task<QuickstartContext> GetSessionAsync(CancellationToken cancellation = default) => contexts.CreateDbContextAsync(cancellation);

    public async Task<DatabaseHealth> HealthCheckAsync(CancellationToken cancellation = default)
    {
        try
        {
            await using var command = source.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellation);
            return new("healthy", "the database answers");
        }
        catch (NpgsqlException error)
        {
            return new("unhealthy", error.Message);
        }
    }
}
