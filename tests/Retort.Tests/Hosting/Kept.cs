using OpenTelemetry;

namespace Retort.Tests.Hosting;

/// <summary>An exporter that keeps what it gets.</summary>
internal sealed class Kept<T>(List<T> all) : BaseExporter<T>
    where T : class
{
    public override ExportResult Export(in Batch<T> batch)
    {
        lock (all) foreach (var one in batch) all.Add(one);
        return ExportResult.Success;
    }
}
