using Npgsql;
using Retort.Execution;
using Retort.Sql;

namespace Retort.Scratch;

/// <summary>Drops scratch databases.</summary>
internal static class ScratchRemoval
{
    /// <summary>Drops one, with the sessions in it.</summary>
    /// <param name="guard">A session in another database of the server.</param>
    /// <param name="connectionString">Leads to the one that is dropped.</param>
    /// <param name="force">Whether sessions that are in it are ended.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public static async Task DropAsync(NpgsqlConnection guard, string connectionString, bool force, CancellationToken cancellation = default)
    {
        var name = Identifier.Quote(new NpgsqlConnectionStringBuilder(connectionString).Database!);
        var drop = $"drop database if exists {name}{(force && guard.PostgreSqlVersion.Major >= 13 ? " with (force)" : "")}";
        try
        {
            await ScratchServer.ExecuteAsync(guard, drop, cancellation);
        }
        catch (PostgresException used) when (used.SqlState == PostgresErrorCodes.ObjectInUse)
        {
            // PostgreSQL drops no database that has a subscription, whatever it is connected to.
            if (!await DropSubscriptionsAsync(connectionString, cancellation)) throw;
            await ScratchServer.ExecuteAsync(guard, drop, cancellation);
        }
    }

    /// <returns>Whether there were any.</returns>
    private static async Task<bool> DropSubscriptionsAsync(string connectionString, CancellationToken cancellation)
    {
        await using var source = new RunConnection(connectionString);
        await using var connection = await source.OpenAsync(cancellation);
        var names = new List<string>();
        await using (var command = new NpgsqlCommand("select subname::text from pg_subscription where subdbid = (select oid from pg_database where datname = current_database())", connection))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation)) names.Add(Identifier.Quote(reader.GetString(0)));
        }

        foreach (var name in names)
        {
            await ScratchServer.ExecuteAsync(connection, $"alter subscription {name} disable", cancellation);
            // The slot at the publisher is not this database's to drop.
            await ScratchServer.ExecuteAsync(connection, $"alter subscription {name} set (slot_name = none)", cancellation);
            await ScratchServer.ExecuteAsync(connection, $"drop subscription {name}", cancellation);
        }

        return names.Count > 0;
    }
}
