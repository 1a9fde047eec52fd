using System.Diagnostics;
using Retort.Tests.Killed;

namespace Retort.Tests.Execution.Kills;

/// <summary>An application runs as a process, which gets SIGKILL.</summary>
internal sealed class KilledProcess(string connectionString, KillHistory history, int version) : KillWay(connectionString, history)
{
    private Process? process;

    public override Func<int, Task> Strike => _ =>
    {
        process!.Kill();
        return Task.CompletedTask;
    };

    public override async Task RunAsync(TestProxy proxy, bool isUpgrade)
    {
        using (process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(KilledProgram).Assembly.Location, isUpgrade ? "upgrade" : "downgrade", $"{version}", proxy.ConnectionString])
        {
            RedirectStandardError = true,
        })!)
        {
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode is 0 || (proxy.HasCut && process.ExitCode is 137), $"{process.ExitCode}: {await process.StandardError.ReadToEndAsync()}");
        }
    }
}
