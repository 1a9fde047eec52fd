using System.Collections.Concurrent;
using Retort.Tests.Fixtures;
using Retort.Tests.Killed;

namespace Retort.Tests.Execution.Kills;

/// <summary>A run is ended at one message after another, in four ways; schema and ledger agree, and the next run finishes.</summary>
public sealed class KillTests(TestServer server)
{
    // Catalogs that have been written to very often become slow.
    private const int TriesPerDatabase = 40;

    [Fact]
    public async Task The_connection_is_cut() =>
        await SweepAsync("cut connection", 6, 4, async (history, _) => new KillWay(await server.CreateDatabaseAsync(), history));

    [Fact]
    public async Task The_server_process_is_terminated() =>
        await SweepAsync("terminated server process", 5, 4, async (history, _) => new TerminatedBackend(await server.CreateDatabaseAsync(), history));

    [Fact]
    public async Task The_runner_is_killed() =>
        await SweepAsync("killed process", 2, 3, async (history, _) => new KilledProcess(await server.CreateDatabaseAsync(), history, await VersionAsync()));

    [Fact]
    public async Task The_server_is_restarted() =>
        await SweepAsync("restarted server", 1, 4, (history, lane) => RestartedServer.StartAsync(lane, history));

    private async Task SweepAsync(string how, int quick, int lanes, Func<KillHistory, int, Task<KillWay>> open)
    {
        var history = new KillHistory(await VersionAsync());
        var (up, down) = await CountAsync(() => open(history, 0));
        var turns = new ConcurrentQueue<(int? Up, int? Down)>(Pairs(KillPoints.Of(up, quick), KillPoints.Of(down, quick)));
        var failures = new ConcurrentBag<string>();
        var tried = await Task.WhenAll(Enumerable.Range(0, KillPoints.IsFull ? lanes : 1).Select(lane => Task.Run(() => DriveAsync(turns, failures, () => open(history, lane)))));
        TestContext.Current.TestOutputHelper?.WriteLine($"{how}, {up} messages of an upgrade and {down} of a downgrade: {tried.Sum()} points were tried");
        Assert.True(failures.IsEmpty, $"{how}, {failures.Count} failures:\n{string.Join('\n', failures.Take(20))}");
    }

    private Task<int> VersionAsync() => TestServer.VersionAsync($"{server.ConnectionString};Database=postgres");

    private static async Task<int> DriveAsync(ConcurrentQueue<(int? Up, int? Down)> turns, ConcurrentBag<string> failures, Func<Task<KillWay>> open)
    {
        var tried = 0;
        while (!turns.IsEmpty)
        {
            await using var lane = new KillLane(await open());
            for (var count = 0; count < TriesPerDatabase && turns.TryDequeue(out var turn); count++)
            {
                if (await lane.TryAsync(turn.Up, turn.Down) is not { } failure) continue;
                failures.Add(failure);
                break;
            }

            tried += lane.Tried;
        }

        return tried;
    }

    private static async Task<(int Up, int Down)> CountAsync(Func<Task<KillWay>> open)
    {
        await using var lane = new KillLane(await open());
        return await lane.CountAsync();
    }

    private static IEnumerable<(int? Up, int? Down)> Pairs(IReadOnlyList<int> up, IReadOnlyList<int> down)
    {
        for (var index = 0; index < Math.Max(up.Count, down.Count); index++)
            yield return (index < up.Count ? up[index] : null, index < down.Count ? down[index] : null);
    }
}
