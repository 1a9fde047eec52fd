using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Npgsql;
using Retort.Errors;
using Retort.Execution.Telemetry;
using Retort.Revisions;
using Retort.Tests.Execution;
using Retort.Tests.Fixtures;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Observability;

/// <summary>The measurements of a run, as a real listener gets them. Other runs of the suite measure at the same time: what is counted is a least.</summary>
public sealed class MeterTests : IDisposable
{
    private readonly TestServer server;
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> measured = new();

    public MeterTests(TestServer server)
    {
        this.server = server;
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Name == RetortTelemetry.Name) own.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
    }

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task Revisions_runs_and_batches_are_counted()
    {
        var database = new TestDatabase(await server.CreateDatabaseAsync());
        Revision[] history =
        [
            Revision("a1", null, ["create table users (id int primary key, n int)", "insert into users select generate_series(1, 25)"], ["drop table users"]),
            Revision("b2", "a1", [Filled("update users set n = 1", new Backfill { Table = "users", Key = "id", BatchSize = 10 })], []),
        ];
        await database.UpgradeAsync(history);
        await database.Runner(history).DowngradeAsync("base", TestContext.Current.CancellationToken);

        AssertMeasured("retort.revisions", 1, "retort.direction=upgrade", 2);
        AssertMeasured("retort.revisions", 1, "retort.direction=downgrade", 2);
        Assert.Contains(measured, one => one is { Name: "retort.revision.duration", Tags: "retort.direction=upgrade", Value: > 0 });
        Assert.Contains(measured, one => one is { Name: "retort.run.duration", Tags: "retort.outcome=done", Value: > 0 });
        AssertMeasured("retort.backfill.batches", 1, "", 3);
        AssertMeasured("retort.backfill.rows", 10, "", 2);
        AssertMeasured("retort.backfill.rows", 5, "", 1);
    }

    [Fact]
    public async Task Waits_retries_and_failures_are_measured()
    {
        var database = new TestDatabase(await server.CreateDatabaseAsync());
        var first = Revision("a1", null, ["create table t (id int)"]);
        await database.UpgradeAsync(first);
        await using var other = await database.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var command = new NpgsqlCommand("lock table t", other)) await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<ExecutionException>(() => database.Runner([first, Revision("b2", "a1", ["alter table t add x int"])],
            options => options with { LockTimeout = TimeSpan.FromMilliseconds(800), Attempts = 2 }).UpgradeAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains(measured, one => one is { Name: "retort.lock.wait", Value: > 0.05 and < 60 });
        AssertMeasured("retort.retries", 1, "", 1);
        Assert.Contains(measured, one => one.Name == "retort.run.duration" && one.Tags == "retort.outcome=failed error.type=lock-timeout");
    }

    [Fact]
    public void The_reference_lists_every_instrument()
    {
        var reference = File.ReadAllText(Path.Combine(Cases.Checkout(), "docs/reference/observability.md"));
        var names = typeof(RunMeters).GetProperties().Select(property => property.GetValue(null)).OfType<Instrument>().Select(instrument => (instrument.Name, instrument.Unit, instrument.Description)).ToList();
        Assert.True(names.Count >= 7);
        Assert.All(names, one => Assert.Contains($"| `{one.Name}` |", reference));
    }

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        measured.Enqueue((instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));

    private void AssertMeasured(string name, double value, string tags, int least)
    {
        var count = measured.Count(one => one.Name == name && one.Value.Equals(value) && one.Tags == tags);
        Assert.True(count >= least, $"{name} {tags}: {count} of {least}");
    }
}
