using System.Diagnostics;
using Npgsql;
using Retort.Errors;
using Retort.Execution;
using Retort.Sql;

namespace Retort.Server.Copies;

/// <summary>Tells how far a copy has come, while it is made.</summary>
internal sealed class CopyWatch : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource end = new();
    private readonly CopyTemplate template;
    private readonly CopyRequest request;
    private readonly long began;
    private readonly Task watching;

    public CopyWatch(RunConnection source, CopyTemplate template, CopyRequest request, long began)
    {
        (this.template, this.request, this.began) = (template, request, began);
        request.Progress?.Report(new CopyProgress(request.Template, request.Name, null, template.Size, TimeSpan.Zero));
        watching = request.Progress is { } progress ? WatchAsync(source, progress) : Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await watching;
        request.Progress?.Report(new CopyProgress(request.Template, request.Name, null, template.Size, Stopwatch.GetElapsedTime(began), IsOver: true));
        end.Dispose();
    }

    private async Task WatchAsync(RunConnection source, IProgress<CopyProgress> progress)
    {
        try
        {
            await Task.Delay(Pause, end.Token);
            await using var connection = await source.OpenAsync(end.Token);
            for (; ; await Task.Delay(Pause, end.Token))
            {
                var done = template.IsSuperuser ? await DoneAsync(connection) : null;
                progress.Report(new CopyProgress(request.Template, request.Name, done, template.Size, Stopwatch.GetElapsedTime(began)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or NpgsqlException or RetortException)
        {
            // The copy is done, or it fails on its own: it must not fail because nobody could watch.
        }
    }

    private async Task<long?> DoneAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Server/Copies/Progress"), connection);
        return await command.ExecuteScalarAsync(end.Token) as long?;
    }
}
