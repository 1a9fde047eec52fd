using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Retort.Execution.Telemetry;

namespace Retort.Hosting;

/// <summary>Runs as OpenTelemetry sees them.</summary>
public static class RetortTelemetryExtensions
{
    /// <summary>Collects a span for each run, revision and round trip: <c>retort.run</c>, <c>retort.revision</c>, <c>CREATE INDEX</c>.</summary>
    public static TracerProviderBuilder AddRetortInstrumentation(this TracerProviderBuilder builder) => builder.AddSource(RetortTelemetry.Name);

    /// <summary>Collects the measures of runs, such as <c>retort.run.duration</c> and <c>retort.lock.wait</c>.</summary>
    public static MeterProviderBuilder AddRetortInstrumentation(this MeterProviderBuilder builder) => builder.AddMeter(RetortTelemetry.Name);
}
