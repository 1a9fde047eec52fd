using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Retort.Execution.Telemetry;

/// <summary>The name under which runs are seen from outside: <c>AddSource</c> and <c>AddMeter</c> of OpenTelemetry take it.</summary>
public static class RetortTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Retort";

    internal static string? Version { get; } = typeof(RetortTelemetry).Assembly.GetName().Version?.ToString(3);

    internal static ActivitySource Source { get; } = new(Name, Version);

    internal static Meter Meter { get; } = new(Name, Version);
}
