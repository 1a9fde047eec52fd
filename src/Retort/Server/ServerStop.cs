using System.Diagnostics;
using Retort.Errors;

namespace Retort.Server;

/// <summary>Stops a server by signals alone: its programs may be gone by now.</summary>
internal sealed class ServerStop(ServerFolders folders)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Rolls back what runs and checkpoints; if that takes too long, leaves the rest to recovery at the next start.</summary>
    public async Task RunAsync(PostmasterFile server, CancellationToken cancellationToken)
    {
        foreach (var (signal, mode) in new[] { ("INT", "fast"), ("QUIT", "immediate"), ("KILL", "immediate") })
        {
            await SignalAsync(server, signal, mode, cancellationToken);
            if (await IsGoneAsync(server, cancellationToken)) return;
        }

        throw new ServerException("local-server-not-stopped", $"the local server (process {server.Pid}) could not be stopped") { Where = [folders.LogFile] };
    }

    private async Task SignalAsync(PostmasterFile server, string signal, string mode, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsWindows())
        {
            await ProgramRunner.RunAsync(["/bin/sh", "-c", $"kill -{signal} {server.Pid}"], cancellationToken: cancellationToken);
            return;
        }

        var major = int.Parse(await File.ReadAllTextAsync(Path.Combine(folders.DataFolder, "PG_VERSION"), cancellationToken));
        var binaries = await PostgresBinaries.FindAsync(major, null, cancellationToken);
        await ProgramRunner.RunAsync([binaries.Program("pg_ctl"), "stop", "-W", "-m", mode, "-D", folders.DataFolder], cancellationToken: cancellationToken);
    }

    private static async Task<bool> IsGoneAsync(PostmasterFile server, CancellationToken cancellationToken)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(10, cancellationToken))
        {
            if (!server.IsAlive() && server.HasExited()) return true;
        }

        return false;
    }
}
