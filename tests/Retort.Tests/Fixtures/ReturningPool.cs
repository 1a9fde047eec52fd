using Npgsql;

namespace Retort.Tests.Fixtures;

/// <summary>Sessions of an application that opens the next one as soon as one is cut.</summary>
internal sealed class ReturningPool : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly Task sessions;

    public ReturningPool(string connectionString) => sessions = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ReconnectAsync(connectionString)));

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await sessions;
        end.Dispose();
    }

    private async Task ReconnectAsync(string connectionString)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await using var guest = new NpgsqlConnection(connectionString);
                await guest.OpenAsync(end.Token);
                await new NpgsqlCommand("select pg_sleep(0.05)", guest).ExecuteNonQueryAsync(end.Token);
            }
            catch (Exception cut) when (cut is NpgsqlException or OperationCanceledException)
            {
                // As a pool does: the next one is opened at once.
            }
        }
    }
}
