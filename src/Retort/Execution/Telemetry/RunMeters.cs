using System.Diagnostics.Metrics;

namespace Retort.Execution.Telemetry;

/// <summary>The instruments of the meter <c>Retort</c>; <c>docs/reference/observability.md</c> lists the same.</summary>
internal static class RunMeters
{
    public static Counter<long> Revisions { get; } = RetortTelemetry.Meter.CreateCounter<long>("retort.revisions", "{revision}", "Revisions that were applied, undone or recorded");

    public static Histogram<double> RevisionDuration { get; } = Seconds("retort.revision.duration", "How long a revision took, with all attempts");

    public static Histogram<double> RunDuration { get; } = Seconds("retort.run.duration", "How long a run took, from its first look at the ledger");

    public static Histogram<double> LockWait { get; } = Seconds("retort.lock.wait", "How long a statement waited for locks that others held");

    public static Counter<long> Retries { get; } = RetortTelemetry.Meter.CreateCounter<long>("retort.retries", "{attempt}", "Attempts that were rolled back and repeated");

    public static Counter<long> Batches { get; } = RetortTelemetry.Meter.CreateCounter<long>("retort.backfill.batches", "{batch}", "Batches of backfills that were committed");

    public static Counter<long> BatchRows { get; } = RetortTelemetry.Meter.CreateCounter<long>("retort.backfill.rows", "{row}", "Rows that batches of backfills visited");

    /// <summary>Counts a batch of a backfill.</summary>
    public static void Batch(int rows)
    {
        Batches.Add(1);
        BatchRows.Add(rows);
    }

    public static KeyValuePair<string, object?> Tag(string name, object? value) => new(name, value);

    private static Histogram<double> Seconds(string name, string description) => RetortTelemetry.Meter.CreateHistogram<double>(name, "s", description);
}
