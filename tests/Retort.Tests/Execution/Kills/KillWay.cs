using Retort.Errors;
using Retort.Execution;
using Retort.Tests.Killed;

namespace Retort.Tests.Execution.Kills;

/// <summary>A database, and one way to end a run on it in the middle.</summary>
internal class KillWay(string connectionString, KillHistory history) : IAsyncDisposable
{
    private static readonly RunOptions Once = new() { Attempts = 1, RetryDelay = TimeSpan.FromMilliseconds(5) };

    /// <summary>Without a query for types, which a class would want: a thousand messages that are all alike.</summary>
    public string ConnectionString { get; } = $"{connectionString};Server Compatibility Mode=NoTypeLoading";

    /// <summary>Ends the run; told the server process that works for it. Null cuts the connection.</summary>
    public virtual Func<int, Task>? Strike => null;

    /// <summary>Whether runs end at messages of the client too. To the server that is as if the connection were cut there, so one way is enough.</summary>
    public bool EndsAtClient => Strike is null;

    /// <summary>Begins a run that is going to be ended, and waits for its end.</summary>
    public virtual async Task RunAsync(TestProxy proxy, bool isUpgrade)
    {
        try
        {
            await MoveAsync(new TestDatabase(proxy.ConnectionString) { Options = Once }, isUpgrade);
        }
        catch (RetortException failure) when (failure.Code is "connection-lost" or "server-unreachable" or "server-not-ready" or "connection-refused")
        {
        }
    }

    /// <summary>A run that nobody disturbs.</summary>
    public Task FinishAsync(bool isUpgrade) => MoveAsync(new TestDatabase(ConnectionString), isUpgrade);

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<RunReport> MoveAsync(TestDatabase database, bool isUpgrade) =>
        isUpgrade ? database.UpgradeAsync(history.Revisions) : database.Runner(history.Revisions).DowngradeAsync("base");
}
