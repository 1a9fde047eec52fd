using Retort.Execution.Backfills;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Execution.Backfills;

public sealed class ReplicationLagTests(TestServer server)
{
    private readonly List<StandbyLag> waited = [];

    [Fact]
    public async Task A_standby_that_is_behind_is_waited_for_until_it_has_caught_up()
    {
        await Of(TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(0.5)).WaitAsync(Note, TestContext.Current.CancellationToken);
        Assert.Equal([TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(4)], waited.Select(lag => lag.Time!.Value));
    }

    [Fact]
    public async Task Without_a_standby_that_is_behind_nothing_is_waited_for()
    {
        await Of([null]).WaitAsync(Note, TestContext.Current.CancellationToken);
        Assert.Empty(waited);
    }

    [Fact]
    public async Task A_standby_that_never_catches_up_is_given_up()
    {
        await Of(TimeSpan.FromHours(1)).WaitAsync(Note, TestContext.Current.CancellationToken);
        Assert.Equal(60, waited.Count);
    }

    [Fact]
    public async Task A_server_without_standbys_has_no_lag()
    {
        await using var session = await new TestDatabase(await server.CreateDatabaseAsync()).OpenAsync();
        Assert.Null(await ReplicationLag.ReadAsync(session, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task One_that_has_stopped_replaying_tells_no_time_and_is_waited_for_by_its_bytes()
    {
        var readings = new Queue<StandbyLag?>([new StandbyLag(TimeSpan.FromMilliseconds(3), 200L << 20), new StandbyLag(null, 0)]);
        await new ReplicationLag(_ => Task.FromResult(readings.Dequeue()), TimeSpan.FromMilliseconds(1), TimeProvider.System).WaitAsync(Note, TestContext.Current.CancellationToken);
        Assert.Equal(200L << 20, Assert.Single(waited).Bytes);
    }

    private Task Note(StandbyLag lag)
    {
        waited.Add(lag);
        return Task.CompletedTask;
    }

    // The last reading is repeated.
    private static ReplicationLag Of(params TimeSpan?[] readings)
    {
        var next = 0;
        return new ReplicationLag(_ => Task.FromResult(readings[Math.Min(next++, readings.Length - 1)] is { } time ? new StandbyLag(time, 1) : null), TimeSpan.FromMilliseconds(1), TimeProvider.System);
    }
}
