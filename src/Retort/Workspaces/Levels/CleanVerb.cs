using Npgsql;
using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Events;
using Retort.Guards;
using Retort.Server.Copies;
using Retort.Sql;
using Retort.Workspaces.Runs;
using Retort.Workspaces.Transfers;

namespace Retort.Workspaces.Levels;

/// <summary><c>db clean</c>: drops a database, makes it again and upgrades it.</summary>
/// <remarks>The new one is there, with the settings of the old one, before the old one goes.</remarks>
internal static class CleanVerb
{
    /// <param name="database">The database.</param>
    /// <param name="request">What was said.</param>
    /// <param name="seeds">Seed it too, where the configuration says how.</param>
    /// <param name="observer">Hears the upgrade.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<CleanReport> CleanAsync(
        this WorkspaceDatabase database, DestructionRequest request, bool seeds, Action<RunEvent>? observer, CancellationToken cancellation)
    {
        _ = database.Graph; // mistakes in files are met before anything is dropped
        var dropped = await database.LookAsync(cancellation);
        DestructionVerb.Check([dropped], Guard.Clean, request);
        var address = (await database.SessionAddressAsync(cancellation)).ToConnectionString();
        ValueList<string> lost;
        await using (var successor = await DatabaseSuccessor.MakeAsync(address, cancellation)) lost = await successor.TakePlaceAsync(cancellation);
        var upgrade = await database.MigrateAsync(new MigrationRequest { Target = "heads", Allowed = [Guard.DeletesData], Observer = observer }, cancellation);
        return new CleanReport
        {
            Database = database.Name,
            Url = database.Url.Display,
            Dropped = dropped,
            Upgrade = upgrade,
            Lost = lost,
            Seed = seeds && database.Configuration.Seed.Count > 0 ? await database.SeedAsync(null, cancellation) : null,
        };
    }

    /// <summary>Drops a database with the sessions on it; whether it was there.</summary>
    internal static async Task<bool> DropAsync(string connectionString, CancellationToken cancellation)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        await using var source = new RunConnection(new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres" }.ConnectionString);
        await using var connection = await source.OpenAsync(cancellation);
        try
        {
            await using var command = new NpgsqlCommand($"drop database {Identifier.Quote(settings.Database!)} with (force)", connection);
            await command.ExecuteNonQueryAsync(cancellation);
            return true;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
        catch (PostgresException refused)
        {
            throw new ServerException("database-not-dropped", $"could not drop database \"{settings.Database}\"", refused)
            {
                Detail = $"{refused.SqlState} {refused.MessageText}",
                State = "Nothing was changed.",
                Hint = refused.SqlState == PostgresErrorCodes.InsufficientPrivilege ? "Only its owner or a superuser may." : "Close what holds it, then try again.",
            };
        }
    }
}
