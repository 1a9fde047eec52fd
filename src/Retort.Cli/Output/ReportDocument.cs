namespace Retort.Cli.Output;

/// <summary>The one document of <c>--json</c>; members are only ever added.</summary>
internal sealed record ReportDocument<T>
{
    public int SchemaVersion { get; init; } = 1;

    /// <summary>One report a database, in the order of the configuration.</summary>
    public ValueList<T> Reports { get; init; }

    /// <summary>Why it stopped; absent when it did not.</summary>
    public ErrorReport? Error { get; init; }
}
