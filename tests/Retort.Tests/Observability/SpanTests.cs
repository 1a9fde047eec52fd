using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using Retort.Errors;
using Retort.Execution.Telemetry;
using Retort.Tests.Execution;
using Retort.Tests.Fixtures;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Observability;

/// <summary>The spans of a run, as a real listener sees them.</summary>
public sealed class SpanTests : IDisposable
{
    private readonly TestServer server;
    private readonly ActivitySource own = new($"test {Guid.NewGuid()}");
    private readonly ConcurrentQueue<Activity> stopped = new();
    private readonly ActivityListener listener;
    private readonly Activity root;

    public SpanTests(TestServer server)
    {
        this.server = server;
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == RetortTelemetry.Name || source == own,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        root = own.StartActivity("test")!;
    }

    public void Dispose()
    {
        root.Dispose();
        listener.Dispose();
        own.Dispose();
    }

    [Fact]
    public async Task A_run_has_revisions_and_they_have_statements()
    {
        var database = new TestDatabase(await server.CreateDatabaseAsync());
        await database.UpgradeAsync(
            Revision("a1", null, ["create table t (id int)", "insert into t select generate_series(1, 3)"]),
            Revision("b2", "a1", [Alone("create index concurrently t_id on t (id)")]));

        var run = Assert.Single(Of("retort.run"));
        Assert.Equal(root.SpanId, run.ParentSpanId);
        Assert.Equal(("base", "b2", 2, "done"), ((string)run.GetTagItem("retort.from")! is "" ? "base" : "?", run.GetTagItem("retort.to"), run.GetTagItem("retort.revisions"), run.GetTagItem("retort.outcome")));
        AssertDatabase(run, database);
        Assert.Equal(ActivityStatusCode.Unset, run.Status);

        var revisions = Of("retort.revision").OrderBy(span => span.StartTimeUtc).ToList();
        Assert.Equal(["a1", "b2"], revisions.Select(span => span.GetTagItem("retort.revision")));
        Assert.All(revisions, span => Assert.Equal(run.SpanId, span.ParentSpanId));
        Assert.Equal((3L, "upgrade"), (revisions[0].GetTagItem("retort.rows"), revisions[0].GetTagItem("retort.direction")));

        var batch = Assert.Single(Of("BATCH"));
        Assert.Equal((revisions[0].SpanId, ActivityKind.Client, 2), (batch.ParentSpanId, batch.Kind, batch.GetTagItem("db.operation.batch.size")));
        var index = Assert.Single(Of("CREATE INDEX"));
        Assert.Equal((revisions[1].SpanId, "create index concurrently t_id on t (id)"), (index.ParentSpanId, index.GetTagItem("db.query.text")));
        AssertDatabase(index, database);
    }

    [Fact]
    public async Task What_fails_says_so_on_every_level_and_constants_are_not_told()
    {
        var database = new TestDatabase(await server.CreateDatabaseAsync());
        await Assert.ThrowsAsync<ExecutionException>(() => database.UpgradeAsync(
            Revision("a1", null, ["create table t (id int, note text)", "insert into t values (1, 'a secret')", "do $$ begin raise 'another secret'; end $$"])));

        var (run, revision, batch) = (Assert.Single(Of("retort.run")), Assert.Single(Of("retort.revision")), Assert.Single(Of("BATCH")));
        Assert.All([run, revision, batch], span => Assert.Equal(ActivityStatusCode.Error, span.Status));
        Assert.Equal(("statement-failed", "failed"), (run.GetTagItem("error.type"), run.GetTagItem("retort.outcome")));
        Assert.Equal(("P0001", "P0001"), (batch.GetTagItem("db.response.status_code"), batch.GetTagItem("error.type")));
        Assert.Equal("create table t (id int, note text);\ninsert into t values (1, ?);\ndo ?", batch.GetTagItem("db.query.text"));
    }

    [Fact]
    public async Task A_retry_is_an_event_of_its_revision()
    {
        var database = new TestDatabase(await server.CreateDatabaseAsync());
        await database.UpgradeAsync(Revision("a1", null, ["create table t (id int)"]));
        await using var other = await database.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var command = new NpgsqlCommand("lock table t", other)) await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        stopped.Clear();
        await Assert.ThrowsAsync<ExecutionException>(() => database.Runner(
            [Revision("a1", null, ["create table t (id int)"]), Revision("b2", "a1", ["alter table t add x int"])],
            options => options with { LockTimeout = TimeSpan.FromMilliseconds(100), Attempts = 2 }).UpgradeAsync(cancellationToken: TestContext.Current.CancellationToken));

        var revision = Assert.Single(Of("retort.revision"));
        var retry = Assert.Single(revision.Events);
        Assert.Equal("retort.retry", retry.Name);
        Assert.Equal(1, retry.Tags.First(tag => tag.Key == "retort.attempt").Value);
        Assert.Equal(2, Of("ALTER TABLE").Count());
    }

    [Fact]
    public async Task With_nothing_to_do_there_is_the_run_alone()
    {
        var database = new TestDatabase(await server.CreateDatabaseAsync());
        await database.UpgradeAsync();
        var run = Assert.Single(Mine());
        Assert.Equal("nothing_to_do", run.GetTagItem("retort.outcome"));
    }

    // Other tests run at the same time: only what descends from this one's root is looked at.
    private IEnumerable<Activity> Mine() => stopped.Where(span => span.Source.Name == RetortTelemetry.Name && span.TraceId == root.TraceId);

    private IEnumerable<Activity> Of(string name) => Mine().Where(span => span.OperationName == name);

    private static void AssertDatabase(Activity span, TestDatabase database)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        Assert.Equal(("postgresql", settings.Database, settings.Host, settings.Port),
            (span.GetTagItem("db.system.name"), span.GetTagItem("db.namespace"), span.GetTagItem("server.address"), span.GetTagItem("server.port")));
    }
}
