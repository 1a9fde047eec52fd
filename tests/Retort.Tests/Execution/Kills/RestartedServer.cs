using System.Diagnostics;
using System.Globalization;
using Retort.Configuration;
using Retort.Server;
using Retort.Tests.Fixtures;
using Retort.Tests.Killed;

namespace Retort.Tests.Execution.Kills;

/// <summary>A server of its own, which is restarted: shut down in order one time, crashed the other.</summary>
internal sealed class RestartedServer : KillWay
{
    private readonly LocalServer local;
    private readonly string folder;
    private RunningServer running;
    private bool crashes;
    private Task restart = Task.CompletedTask;

    private RestartedServer(LocalServer local, string folder, RunningServer running, KillHistory history)
        : base(running.ConnectionString("postgres") + ";Include Error Detail=true;Pooling=false", history) =>
        (this.local, this.folder, this.running) = (local, folder, running);

    public override Func<int, Task> Strike => _ => restart = RestartAsync();

    public static async Task<KillWay> StartAsync(int lane, KillHistory history)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"retort_test_{Environment.ProcessId}", $"restarted{lane}");
        var local = new LocalServer(folder, TestServer.Configuration) { Settings = [new("fsync", "off"), new("autovacuum", "off"), new("shared_buffers", "16MB")] };
        return new RestartedServer(local, folder, await local.EnsureStartedAsync(), history);
    }

    // The run notices that the server is gone before it is there again.
    public override async Task RunAsync(TestProxy proxy, bool isUpgrade)
    {
        await base.RunAsync(proxy, isUpgrade);
        await restart;
    }

    public override async ValueTask DisposeAsync()
    {
        await local.DestroyAsync();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        await base.DisposeAsync();
    }

    private async Task CrashAsync()
    {
        using var postmaster = Process.GetProcessById(running.Pid);
        using (var kill = Process.Start("kill", ["-QUIT", running.Pid.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        await postmaster.WaitForExitAsync();
    }

    private async Task RestartAsync()
    {
        crashes = !crashes;
        if (crashes) await CrashAsync();
        else await local.StopAsync();
        var port = running.Port;
        running = await local.EnsureStartedAsync();
        Assert.Equal(port, running.Port);
    }
}
