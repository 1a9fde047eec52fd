using Npgsql;
using Retort.Execution.Events;
using Retort.Execution.Telemetry;

namespace Retort.Execution;

/// <summary>Hands events to the observer one at a time and keeps them for the report.</summary>
internal sealed class EventStream(RunOptions options)
{
    private readonly Lock gate = new();
    private readonly List<RunEvent> events = [];
    private readonly RunTelemetry telemetry = new();

    /// <summary>Begins the span of the run, as a child of whatever the caller is doing.</summary>
    public void Begin(NpgsqlConnectionStringBuilder settings) => telemetry.Begin(settings);

    public void Publish(RunEvent next)
    {
        var stamped = next with { At = options.Time.GetUtcNow() };
        lock (gate)
        {
            events.Add(stamped);
            telemetry.Observe(stamped);
            if (options.Logger is { } logger) RunLogger.Write(logger, stamped);
            options.Observer?.Invoke(stamped);
        }
    }

    public RunReport Report()
    {
        lock (gate) return RunReport.Fold(events);
    }
}
