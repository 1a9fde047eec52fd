using Npgsql;
using Retort.Errors;
using Retort.Execution;
using Retort.Server;
using Retort.Server.Branches;

namespace Retort.Workspaces.Levels;

/// <summary>The local servers of a workspace with all that is on them. One that is stopped is started to be asked, and stopped again.</summary>
internal static class TeardownServers
{
    public static async Task<ValueList<TeardownServer>> ReadAsync(LocalServer server, CancellationToken cancellation)
    {
        var found = new List<TeardownServer>();
        if (server.Composed is { } container) found.Add(await ReadAsync(server, new TeardownServer { Version = $"{container.MajorVersion}", Container = container.Title }, cancellation));
        foreach (var major in server.Versions)
        {
            var one = server.OfVersion(major);
            var folder = server.DataFolderOf(major);
            var read = await ReadAsync(one, new TeardownServer { Version = $"{major}", DataFolder = folder }, cancellation);
            found.Add(read.Unread is null ? read : read with { Size = Bytes(folder) });
        }

        return found.ToValueList();
    }

    private static async Task<TeardownServer> ReadAsync(LocalServer server, TeardownServer found, CancellationToken cancellation)
    {
        var wasRunning = false;
        try
        {
            wasRunning = await server.FindRunningAsync(cancellation) is not null;
            var running = await server.EnsureStartedAsync(cancellation);
            await using var source = new RunConnection(running.ConnectionString("postgres"));
            await using var connection = await source.OpenAsync(cancellation);
            var databases = await ServerDatabase.ReadAsync(connection, cancellation);
            return found with
            {
                Version = connection.PostgreSqlVersion.ToString(),
                Size = databases.Sum(one => one.Size ?? 0),
                Databases = databases.Select(one => new TeardownDatabase(one.Name, one.Size, one.Mark?.Branch, one.Mark?.Snapshot)).ToValueList(),
            };
        }
        catch (Exception failure) when (failure is RetortException or NpgsqlException)
        {
            // It goes all the same: whoever wants it gone must not have to mend it first.
            return found with { Unread = failure.Message };
        }
        finally
        {
            if (!wasRunning && found.Container is null) await server.StopAsync(CancellationToken.None);
        }
    }

    private static long? Bytes(string folder)
    {
        try
        {
            return TeardownFolder.Bytes(new DirectoryInfo(folder));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
