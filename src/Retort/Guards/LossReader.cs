using Npgsql;
using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Failures;
using Retort.Execution.Statements;
using Retort.Revisions;
using Retort.Scratch;
using Retort.Sources;

namespace Retort.Guards;

/// <summary>Finds out what data the work of a run takes away, by running it in a scratch database that is where the target is.</summary>
internal static class LossReader
{
    /// <summary>The losses, in the order of the statements.</summary>
    /// <param name="scratch">Where to run it.</param>
    /// <param name="graph">The history, with what only the ledger knows of it.</param>
    /// <param name="heads">Where the target is.</param>
    /// <param name="works">What the run is going to do.</param>
    /// <param name="options">The run's options.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ValueList<Loss>> ReadAsync(
        ScratchServer scratch, RevisionGraph graph, ValueList<string> heads, IReadOnlyList<RevisionWork> works, RunOptions options, CancellationToken cancellation)
    {
        await using var database = await HistorySource.ReplayAsync(scratch, graph, heads, options.Schema, cancellation);
        await using var source = new RunConnection(database.ConnectionString);
        await using var connection = await source.OpenAsync(cancellation);
        await WatchedData.WatchAsync(connection, cancellation);
        foreach (var setting in TransactionSettings.Statements(options, TimeSpan.Zero, "set")) await PlainStatement.SendAsync(connection, setting, cancellation);
        return (await new Replay(connection, options.Schema, await WatchedData.ReadAsync(connection, options.Schema, cancellation)).RunAsync(works, cancellation)).ToValueList();
    }

    private sealed class Replay(NpgsqlConnection connection, string schema, WatchedData start)
    {
        private readonly List<Loss> losses = [];
        private WatchedData? before;

        public async Task<List<Loss>> RunAsync(IReadOnlyList<RevisionWork> works, CancellationToken cancellation)
        {
            foreach (var work in works)
                for (var part = 0; part < work.Script.Parts.Count; part++) await RunAsync(work, part, cancellation);
            return losses;
        }

        private async Task RunAsync(RevisionWork work, int part, CancellationToken cancellation)
        {
            var isTransaction = work.Script.Parts[part].Transactional;
            if (isTransaction) await PlainStatement.SendAsync(connection, "begin", cancellation);
            foreach (var place in work.Places(part)) await RunAsync(place, cancellation);
            if (isTransaction) await PlainStatement.SendAsync(connection, "commit", cancellation);
        }

        private async Task RunAsync(StatementPlace place, CancellationToken cancellation)
        {
            try
            {
                var batch = new StatementBatch();
                batch.Add(place);
                await batch.ExecuteAsync(connection, cancellation);
            }
            catch (PostgresException refused)
            {
                throw new ExecutionException("loss-not-measured", $"could not find out what data revision \"{place.Work.Id}\" deletes", refused)
                {
                    Detail = $"In a scratch database it stops: {refused.SqlState} {refused.MessageText}",
                    Where = [.. StatementExcerpt.Where(place, refused.Position)],
                };
            }

            var after = await WatchedData.ReadAsync(connection, schema, cancellation);
            losses.AddRange(after.LostSince(before ?? start, start).Select(subject => new Loss(place.Work.Id, subject, StatementExcerpt.Where(place, 0)[0])));
            before = after;
        }
    }
}
