using Npgsql;
using Retort.Catalog;
using Retort.Catalog.Reflection;
using Retort.Execution;

namespace Retort.Sources;

/// <summary>The schema of a database that exists.</summary>
internal static class LiveSource
{
    /// <summary>Reads a database; nothing in it is changed or locked.</summary>
    public static async Task<Database> ReadAsync(string connectionString, ReadScope scope, CancellationToken cancellation)
    {
        await using var source = new RunConnection(connectionString);
        await using var connection = await source.OpenAsync(cancellation);
        return await scope.ReadAsync(connection, cancellation);
    }
}
