using System.Diagnostics;
using Npgsql;
using Retort.Execution;
using Retort.Execution.Backfills;
using Retort.Execution.Statements;

namespace Retort.Hazards.Rehearsals;

/// <summary>Runs a backfill in the batches, and with the rests, that the runner makes.</summary>
/// <param name="session">A session of the clone.</param>
/// <param name="options">The run's options.</param>
internal sealed class BackfillRehearsal(NpgsqlConnection session, RunOptions options)
{
    /// <summary>How it was cut; null before the first batch.</summary>
    public RehearsedBatches? Batches { get; private set; }

    /// <summary>Runs all batches and says how many rows they updated.</summary>
    /// <exception cref="Errors.ExecutionException">It cannot be cut into batches.</exception>
    public async Task<long?> RunAsync(StatementPlace place, CancellationToken cancellation)
    {
        var backfill = place.Work.Script.Parts[place.Part].Backfill!;
        var update = BatchedUpdate.Of(place, backfill);
        var table = new BackfillTable(session, update, options);
        await table.CheckAsync(place, cancellation);
        var (rows, pace) = (0L, new BackfillPace(backfill.BatchSize));
        ValueList<string> reached = [];
        while (await table.NextAsync(reached, pace.Size, cancellation) is { } batch)
        {
            var size = pace.Size;
            var began = Stopwatch.GetTimestamp();
            rows += await RunAsync(update.Text(reached, batch.Upper), cancellation);
            var took = Stopwatch.GetElapsedTime(began);
            Note(batch.Rows, took);
            if (batch.Rows < size) break;
            reached = batch.Upper;
            pace.Note(batch.Rows, took);
            await Task.Delay(pace.Rest, options.Time, cancellation);
        }
        return rows;
    }

    private async Task<long> RunAsync(string statement, CancellationToken cancellation)
    {
        await StatementGauge.SendAsync(session, "begin isolation level read committed", cancellation);
        foreach (var setting in TransactionSettings.Statements(options, TimeSpan.Zero)) await StatementGauge.SendAsync(session, setting, cancellation);
        var rows = await StatementGauge.SendAsync(session, statement, cancellation);
        await StatementGauge.SendAsync(session, "commit", cancellation);
        return rows ?? 0;
    }

    private void Note(int rows, TimeSpan took)
    {
        var (count, largest, longest) = Batches is { } before ? (before.Count, before.LargestRows, before.LongestMilliseconds) : (0, 0, 0);
        Batches = new(count + 1, Math.Max(largest, rows), Math.Max(longest, Math.Round(took.TotalMilliseconds, 1)));
    }
}
