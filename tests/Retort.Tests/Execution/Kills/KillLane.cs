using Retort.Errors;

namespace Retort.Tests.Execution.Kills;

/// <summary>One database on which upgrades and downgrades take turns, each ended once and then finished.</summary>
internal sealed class KillLane(KillWay way) : IAsyncDisposable
{
    private readonly KillJudge judge = new(way.ConnectionString);

    /// <summary>The number of runs that were ended.</summary>
    public int Tried { get; private set; }

    /// <summary>The messages of an upgrade and of the downgrade after it.</summary>
    public async Task<(int Up, int Down)> CountAsync()
    {
        await EmptyAsync();
        return (await CountAsync(isUpgrade: true), await CountAsync(isUpgrade: false));
    }

    /// <summary>Ends an upgrade at one message and a downgrade at another; null leaves it alone.</summary>
    /// <returns>What went wrong; null when all went well.</returns>
    public async Task<string?> TryAsync(int? up, int? down)
    {
        await EmptyAsync();
        return await TryAsync(up, isUpgrade: true) ?? await TryAsync(down, isUpgrade: false);
    }

    public async ValueTask DisposeAsync()
    {
        await judge.DisposeAsync();
        await way.DisposeAsync();
    }

    private async Task<string?> TryAsync(int? point, bool isUpgrade)
    {
        try
        {
            if (point is { } at) await EndAsync(at, isUpgrade);
            await way.FinishAsync(isUpgrade);
            await judge.FinishedAsync(isUpgrade);
            return null;
        }
        catch (Exception failure)
        {
            return $"{(isUpgrade ? "upgrade" : "downgrade")} ended at message {point}: {failure.Message} {(failure as RetortException)?.Detail} {failure.InnerException?.Message}";
        }
    }

    private async Task EndAsync(int point, bool isUpgrade)
    {
        await using (var proxy = new TestProxy(way.ConnectionString) { CutAt = point, AtCut = way.Strike, CountsClient = way.EndsAtClient })
        {
            await way.RunAsync(proxy, isUpgrade);
            if (proxy.HasCut) Tried++;
        }

        await judge.AgreeAsync(isUpgrade);
    }

    private async Task<int> CountAsync(bool isUpgrade)
    {
        await using var proxy = new TestProxy(way.ConnectionString) { CountsClient = way.EndsAtClient };
        await way.RunAsync(proxy, isUpgrade);
        return proxy.Messages;
    }

    private Task EmptyAsync() => judge.ExecuteAsync("set client_min_messages = warning; drop schema if exists retort, public cascade; create schema public");
}
