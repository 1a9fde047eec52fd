using Npgsql;
using Retort.Execution;
using Retort.Scratch;
using Retort.Sql;

namespace Retort.Hazards.Measuring;

/// <summary>Measures a statement that refuses a transaction: other sessions hold it up, so that one can look at what it asks for.</summary>
/// <remarks>
/// Two holders have the lock that VACUUM and CONCURRENTLY themselves want, on partitioned tables and on others; one has that of a writer, one that
/// of a reader (the latter twice, likewise). Whatever the statement asks for, or waits for, is then seen in <c>pg_locks</c>; each time it waits, the holder that is in its way lets go.
/// </remarks>
/// <param name="connectionString">Leads to the scratch database.</param>
internal sealed class AutocommitMeter(string connectionString)
{
    /// <summary>How long a statement that waits for nothing is watched between two looks.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(3);

    /// <summary>What is held on which kinds of relations; the last lets go first.</summary>
    private static readonly (string Mode, string Kinds)[] Holds = [("access share", "r"), ("access share", "p"), ("row exclusive", "rp"), ("share update exclusive", "r"), ("share update exclusive", "p")];

    /// <summary>Runs one statement on a session of its own and says what it did.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="settings">What the session sets first.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<StatementFacts> MeasureAsync(SqlStatement statement, IEnumerable<string> settings, CancellationToken cancellation)
    {
        await using var source = new RunConnection(connectionString);
        await using var own = new RunConnection(connectionString, open: statement.Code is null ? null : statement.Code.Open);
        await using var session = await own.OpenAsync(cancellation);
        await using var watcher = await source.OpenAsync(cancellation);
        foreach (var setting in settings) await ScratchServer.ExecuteAsync(session, setting, cancellation);
        var before = await CatalogStateReader.ReadAsync(session, cancellation);
        var facts = new StatementFacts { Statement = statement, InTransaction = false, Before = before, After = before };
        if (ServerWide.Is(statement)) return facts with { IsLeftOut = true };

        // Code, also that of a procedure which commits, may write rows; what else refuses a transaction does not.
        var watch = statement.Code is not null || StatementWords.First(statement.Text, 1) is ["call" or "do"] ? new RowWatch(session) : null;
        if (watch is not null) await watch.BeginAsync(before.Relations.Values.Where(relation => relation.Kind is 'r' or 'p'), cancellation);
        var holders = new List<NpgsqlConnection>();
        try
        {
            foreach (var (mode, kinds) in Holds) holders.Add(await HoldAsync(source, before, mode, kinds, cancellation));
            var asked = new Dictionary<uint, LockMode>();
            var run = RunAsync(session, statement, cancellation);
            while (!run.IsCompleted)
            {
                var inTheWay = await LookAsync(watcher, session.ProcessID, asked, cancellation);
                // The one that let go last may still be named: the statement has not woken up, and waits for nobody else yet.
                if (holders.FindLast(holder => inTheWay.Contains(holder.ProcessID)) is not { } next) await Task.WhenAny(run, Task.Delay(Pause, cancellation));
                else await LetGoAsync(holders, next);
            }
            if (await run is { } failure) return facts with { Failure = failure };
            var writes = watch is null ? [] : await watch.ReadAsync(cancellation);
            if (watch is not null)
            {
                // Whoever is left would be in the way of this too.
                while (holders.Count > 0) await LetGoAsync(holders, holders[^1]);
                await watch.EndAsync(cancellation);
            }
            var after = await CatalogStateReader.ReadAsync(session, cancellation);
            var found = FactFinder.Find(statement, inTransaction: false, before, after);
            // An index that keeps its number was built without CONCURRENTLY, also where it was too quick to be seen.
            foreach (var table in found.Rebuilt.Select(index => index.Table!.Value))
                if (!asked.TryGetValue(table, out var known) || known < LockMode.Share) asked[table] = LockMode.Share;
            found = await found.WithDefinitionsAsync(session, cancellation);
            return found with { Writes = writes, Taken = FactFinder.Taken(before, asked), Scanned = Scanned(found) };
        }
        finally
        {
            foreach (var holder in holders) await holder.DisposeAsync();
        }
    }

    private static async Task<MeasuredFailure?> RunAsync(NpgsqlConnection session, SqlStatement statement, CancellationToken cancellation)
    {
        try
        {
            if (statement.Code is { } code) await code.RunAsync(session, cancellation);
            else await ScratchServer.ExecuteAsync(session, statement.Text, cancellation);
            return null;
        }
        catch (Exception error) when (error is PostgresException or NotSupportedException || (statement.Code is not null && error is not OperationCanceledException))
        {
            return MeasuredFailure.Of(error);
        }
    }

    /// <summary>A session that holds a lock on every table until it is closed.</summary>
    private static async Task<NpgsqlConnection> HoldAsync(RunConnection source, CatalogState state, string mode, string kinds, CancellationToken cancellation)
    {
        var holder = await source.OpenAsync(cancellation);
        var tables = state.Relations.Values.Where(relation => kinds.Contains(relation.Kind)).Select(relation => $"only {Identifier.Quote(relation.Schema, relation.Name)}").ToList();
        await ScratchServer.ExecuteAsync(holder, "begin", cancellation);
        if (tables.Count > 0) await ScratchServer.ExecuteAsync(holder, $"lock table {string.Join(", ", tables)} in {mode} mode", cancellation);
        // A materialized view cannot be locked by name; reading it must do.
        foreach (var view in state.Relations.Values.Where(relation => relation.Kind == 'm' && mode == "access share" && kinds == "r"))
            await ScratchServer.ExecuteAsync(holder, $"do $$ begin perform from {Identifier.Quote(view.Schema, view.Name)} limit 0; exception when object_not_in_prerequisite_state then null; end $$", cancellation);
        return holder;
    }

    private static async Task LetGoAsync(List<NpgsqlConnection> holders, NpgsqlConnection holder)
    {
        holders.Remove(holder);
        await holder.DisposeAsync();
    }

    /// <summary>Notes what the session holds or asks for; says which sessions it waits for.</summary>
    private static async Task<int[]> LookAsync(NpgsqlConnection watcher, int process, Dictionary<uint, LockMode> asked, CancellationToken cancellation)
    {
        // Whom it waits for is asked first: what it waits for is then in the list of its locks.
        await using var batch = new NpgsqlBatch(watcher) { BatchCommands = { new("select pg_blocking_pids($1)") { Parameters = { new() { Value = process } } }, new("select l.relation, l.mode from pg_locks l where l.pid = $1 and l.locktype = 'relation'") { Parameters = { new() { Value = process } } } } };
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var inTheWay = reader.GetFieldValue<int[]>(0);
        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var (relation, mode) = (reader.GetFieldValue<uint>(0), LockModes.Parse(reader.GetString(1)));
            if (!asked.TryGetValue(relation, out var known) || mode > known) asked[relation] = mode;
        }
        return inTheWay;
    }

    /// <summary>Counters end with the statement's own transactions: what was built or written anew was read.</summary>
    private static List<MeasuredRelation> Scanned(StatementFacts facts)
    {
        var built = facts.Rebuilt.Concat(facts.After.Relations.Values.Where(relation => relation.Kind == 'i' && !facts.Before.Relations.ContainsKey(relation.Oid)));
        var vacuumed = facts.Before.Relations.Values.Where(relation => facts.After.Relations.TryGetValue(relation.Oid, out var after) && after.Vacuums > relation.Vacuums);
        var tables = built.Select(index => index.Table!.Value).Concat(facts.Rewritten.Concat(vacuumed).Select(relation => relation.Oid)).Distinct();
        return [.. tables.Where(facts.Before.Relations.ContainsKey).Select(oid => facts.Before.Relations[oid])];
    }
}
