using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Retort.Cli;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Hosting.Programs;

namespace Retort.Hosting;

/// <summary>The verbs of <c>retort</c> inside a program.</summary>
public static class RetortHostExtensions
{
    /// <summary>Runs the host, or, when the first word is <c>retort</c>, that command line on the program's own databases instead.</summary>
    /// <remarks>
    /// <c>return await app.RunRetortAsync(args);</c> at the end of a program makes <c>dotnet run -- retort upgrade</c> work, and <c>/app/shop retort status</c> where it is published.
    /// With <see cref="RetortOptions.ApplyAndExit"/> it runs <c>upgrade heads</c> for those databases instead of the host.
    /// </remarks>
    /// <returns>The exit code: that of the verb; of a host, 0 unless <see cref="Environment.ExitCode"/> was set, as by a migration in the background that failed.</returns>
    public static async Task<int> RunRetortAsync(this IHost host, string[] args, CancellationToken cancellationToken = default)
    {
        if (args is ["retort", .. var words]) return await host.RetortAsync(words, cancellationToken);
        if (host.Services.GetService<RegisteredDatabases>()?.ToApplyAndExit is { Count: > 0 } chosen) return await host.RetortAsync(["upgrade", "heads", .. chosen.SelectMany(name => (string[])["-d", name])], cancellationToken);
        await host.RunAsync(cancellationToken);
        return Environment.ExitCode; // not 0 where the host stopped because a migration in the background failed
    }

    /// <summary>Runs one command line such as <c>["upgrade"]</c> to its end without starting the host: what a migrator's Main does.</summary>
    /// <returns>The exit code.</returns>
    public static Task<int> RetortAsync(this IHost host, IReadOnlyList<string> words, CancellationToken cancellationToken = default) =>
        RetortAsync(host, words, Terminal.OfProcess(), cancellationToken);

    internal static async Task<int> RetortAsync(IHost host, IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            using var stop = new StopSignals(cancellationToken);
            // They listen from the moment that they are made, and send the rest when the host is disposed.
            host.Services.GetService<TracerProvider>();
            host.Services.GetService<MeterProvider>();
            var databases = host.Services.GetService<RegisteredDatabases>() ?? throw new InvalidOperationException("no database is registered: call services.AddRetort(...)");
            var code = await RetortCommandLine.RunAsync(words, terminal, stop.Token, databases.Open);
            return (int)(code == ExitCode.Interrupted && stop.IsTerminated ? ExitCode.Terminated : code);
        }
        finally
        {
            host.Dispose();
        }
    }
}
