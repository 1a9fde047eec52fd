using Retort.Execution.Events;

namespace Retort.Execution;

/// <summary>Hands events to the observer one at a time and keeps them for the report.</summary>
internal sealed class EventStream(RunOptions options)
{
    private readonly Lock gate = new();
    private readonly List<RunEvent> events = [];

    public void Publish(RunEvent next)
    {
        var stamped = next with { At = options.Time.GetUtcNow() };
        lock (gate)
        {
            events.Add(stamped);
            options.Observer?.Invoke(stamped);
        }
    }

    public RunReport Report()
    {
        lock (gate) return RunReport.Fold(events);
    }
}
