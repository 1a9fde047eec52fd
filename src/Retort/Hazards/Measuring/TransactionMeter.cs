using Npgsql;
using Retort.Execution.Statements;
using Retort.Sql;

namespace Retort.Hazards.Measuring;

/// <summary>Measures statements inside one open transaction, one after the other.</summary>
/// <param name="session">A session with an open transaction.</param>
/// <param name="state">The state of the session now.</param>
internal sealed class TransactionMeter(NpgsqlConnection session, CatalogState state)
{
    private const string Savepoint = "retort_measured";

    /// <summary>The state after the last statement.</summary>
    public CatalogState State { get; private set; } = state;

    /// <summary>Runs one statement and says what it did. After a failure the transaction can only be rolled back.</summary>
    public async Task<StatementFacts> MeasureAsync(SqlStatement statement, CancellationToken cancellation)
    {
        var before = State;
        if (ServerWide.IsCopy(statement)) return new() { Statement = statement, InTransaction = true, Before = before, After = before, IsLeftOut = true };
        var notices = new List<string>();
        try
        {
            var facts = FactFinder.Find(statement, inTransaction: true, before, await RunAsync(statement, notices, cancellation));
            State = facts.After;
            facts = await facts.WithDefinitionsAsync(session, cancellation);
            var written = Written(facts);
            if (written.Count > 0)
            {
                facts = facts with { Writes = await ProbeAsync(statement, written, cancellation) };
                // Counters have gone on with the second and the third run.
                State = await CatalogStateReader.ReadAsync(session, cancellation);
            }
            if (CanBeTakenBack(statement)) await ExecuteAsync($"release savepoint {Savepoint}", cancellation);
            return facts with { CutNames = notices.Distinct().ToValueList() };
        }
        catch (Exception error) when (error is PostgresException or NotSupportedException || (statement.Code is not null && error is not OperationCanceledException))
        {
            return new() { Statement = statement, InTransaction = true, Before = before, After = before, Failure = MeasuredFailure.Of(error), CutNames = notices.Distinct().ToValueList() };
        }
    }

    private async Task<CatalogState> RunAsync(SqlStatement statement, List<string> notices, CancellationToken cancellation)
    {
        void Hear(object sender, NpgsqlNoticeEventArgs heard)
        {
            if (heard.Notice.SqlState == PostgresErrorCodes.NameTooLong) notices.Add(heard.Notice.MessageText);
        }

        session.Notice += Hear;
        try
        {
            if (CanBeTakenBack(statement)) await ExecuteAsync($"savepoint {Savepoint}", cancellation);
            await ExecuteAsync(statement, cancellation);
        }
        finally
        {
            session.Notice -= Hear;
        }
        return await CatalogStateReader.ReadAsync(session, cancellation);
    }

    /// <summary>From 17 on a new label may be used at once in the transaction that made its type, but not when the type or the label was made under a savepoint.</summary>
    private static bool CanBeTakenBack(SqlStatement statement) => StatementWords.First(statement.Text, 8) switch
    {
        ["create", "type", ..] => false,
        ["alter", "type", ..] and var words => !words.Contains("value"),
        _ => true,
    };

    /// <summary>Tables whose rows the statement may have written: the lock of a writer, or an empty new file.</summary>
    private static List<MeasuredRelation> Written(StatementFacts facts) =>
    [
        .. facts.Before.Relations.Values.Where(relation => relation.Kind is 'r' or 'p' && facts.After.Relations.ContainsKey(relation.Oid))
            .Where(relation => facts.After.Written.Contains(relation.Oid) || facts.Rewritten.Contains(relation)),
    ];

    /// <summary>Runs it a second time, with triggers that say what was done to rows even where there are none.</summary>
    private async Task<List<RowWrite>> ProbeAsync(SqlStatement statement, List<MeasuredRelation> tables, CancellationToken cancellation)
    {
        await ExecuteAsync($"rollback to savepoint {Savepoint}", cancellation);
        var watch = new RowWatch(session);
        await watch.BeginAsync(tables, cancellation);
        await ExecuteAsync(statement, cancellation);
        var seen = await watch.ReadAsync(cancellation);
        await ExecuteAsync($"rollback to savepoint {Savepoint}", cancellation);
        await ExecuteAsync(statement, cancellation);
        return seen;
    }

    private Task ExecuteAsync(SqlStatement statement, CancellationToken cancellation) =>
        statement.Code is { } code ? code.RunAsync(session, cancellation) : ExecuteAsync(statement.Text, cancellation);

    private Task ExecuteAsync(string sql, CancellationToken cancellation) => PlainStatement.SendAsync(session, sql, cancellation);
}
