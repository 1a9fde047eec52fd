using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Retort.Hosting.Programs;

namespace Retort.Hosting.Startup;

/// <summary>Sees to pending revisions before any other hosted service starts.</summary>
internal sealed class StartupMigration(RegisteredDatabases databases, ILoggerFactory loggers, IHostApplicationLifetime lifetime) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly List<Task> background = [];

    /// <summary>Runs before the StartAsync of every service.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (databases.ToApplyAndExit is [var only, ..])
            throw new InvalidOperationException($"database \"{only}\" is only to be applied, but the host was started: end the program with `return await app.RunRetortAsync(args);`");
        foreach (var name in databases.Names.Where(name => databases.Options(name).Startup != StartupMode.None))
        {
            var work = new DatabaseStartup(name, databases, loggers.CreateLogger("Retort"));
            if (databases.Options(name).Startup == StartupMode.ApplyInBackground) background.Add(InBackgroundAsync(work));
            else await work.RunAsync(cancellationToken);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A run that is under way ends at a whole state.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await Task.WhenAll(background);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => stopping.Dispose();

    /// <summary>A program whose database could not be brought up to date must not live on half alive.</summary>
    private async Task InBackgroundAsync(DatabaseStartup work)
    {
        try
        {
            await Task.Run(() => work.RunAsync(stopping.Token));
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // The host is going.
        }
        catch (Exception)
        {
            Environment.ExitCode = 1; // the log says why
            lifetime.StopApplication();
        }
    }
}
