using Retort.Execution.Statements;
using Retort.Revisions;
using Retort.Sql;

namespace Retort.Execution.Ledgers;

/// <summary>The statements that write the ledger: the same text in a run and in an offline script.</summary>
internal static class LedgerWrite
{
    /// <summary>Records the end of a step of a plan; the last statements of its last transaction.</summary>
    public static IEnumerable<string> Done(RevisionWork work, string tool)
    {
        yield return With(Event(work.Id, work.Direction, tool), work.IsUpgrade ? Insert(work, stamped: false, tool) : Delete(work.Id));
        if (!work.IsWhole) yield return ForgetSteps(work);
    }

    /// <summary>Records a revision as applied without running it.</summary>
    public static IEnumerable<string> Stamp(RevisionWork work, string tool) =>
        [Delete(work.Id), With(Event(work.Id, RunDirection.Stamp, tool), Insert(work, stamped: true, tool))];

    /// <summary>Strikes a revision from the ledger without undoing it.</summary>
    public static string Unstamp(string id, string tool) => With(Event(id, RunDirection.Unstamp, tool), Delete(id));

    /// <summary>Strikes everything from the ledger, also what is under way.</summary>
    public static IEnumerable<string> UnstampAll(string tool) =>
    [
        "delete from retort.step",
        $"""
        with gone as (
          delete from retort.revision returning id, position
        )
        insert into retort.event (revision, direction, outcome, tool)
        select id, 'unstamp', 'done', {Literal.Quote(tool)} from gone order by position desc
        """,
    ];

    /// <summary>Makes the newest of some rows the one of a revision that replaces them all, and strikes out the others.</summary>
    public static IEnumerable<string> Fold(Revision squash, ValueList<string> rows, string tool)
    {
        var (ids, id) = (string.Join(", ", rows.Select(Literal.Quote)), Literal.Quote(squash.Id));
        foreach (var row in rows) yield return Event(row, RunDirection.Unstamp, tool);
        yield return $"delete from retort.revision where id in ({ids}) and position < (select max(position) from retort.revision where id in ({ids}))";
        yield return $"""
            update retort.revision
            set id = {id}, parents = {Array(squash.Parents)}, depends_on = '{"{}"}', labels = {Array(squash.Labels)}, message = {Literal.Quote(squash.Message)},
              created = {Created(squash)}, checksum = {Literal.Quote(squash.Checksum)}, statements = {Array(StatementHash.All(squash.Upgrade))},
              upgrade = {Literal.Quote(squash.Upgrade.Text)}, downgrade = {Quote(squash.Downgrade?.Text)}, stamped = true, tool = {Literal.Quote(tool)}
            where id in ({ids})
            """;
        foreach (var column in (string[])["parents", "depends_on"])
            yield return $"""
                update retort.revision
                set {column} = array(
                  select case when name in ({ids}) then {id} else name end
                  from unnest({column}) with ordinality as named (name, place)
                  group by 1
                  order by min(place))
                where {column} && array[{ids}]
                """;
        yield return Event(squash.Id, RunDirection.Stamp, tool);
    }

    /// <summary>Records an attempt that failed; in a transaction of its own, after the attempt was rolled back.</summary>
    public static string Failed(RevisionWork work, string? sqlState, string message, string tool) => $"""
        insert into retort.event (revision, direction, outcome, sqlstate, message, tool)
        values ({Literal.Quote(work.Id)}, '{Word(work.Direction)}', 'failed', {Quote(sqlState)}, {Literal.Quote(message)}, {Literal.Quote(tool)})
        """;

    /// <summary>Records an attempt to bring a database back to its history; the failed one says why.</summary>
    public static string Repair(ValueList<string> heads, string tool, string? sqlState = null, string? message = null) => $"""
        insert into retort.event (revision, direction, outcome, sqlstate, message, tool)
        select id, 'repair', '{(message is null ? "done" : "failed")}', {Quote(sqlState)}, {Quote(message)}, {Literal.Quote(tool)} from unnest({Array(heads.Count == 0 ? ["base"] : heads)}) id
        """;

    /// <summary>Records that a statement is about to be sent, or sent again.</summary>
    public static string StepStarted(RevisionWork work, int part, int statement, string hash) => $"""
        insert into retort.step (revision, direction, part, statement, hash)
        values ({Literal.Quote(work.Id)}, '{Word(work.Direction)}', {part}, {statement}, '{hash}')
        on conflict (revision, direction, part, statement) do update set hash = excluded.hash
        """;

    /// <summary>Records that a backfill begins or goes on; how far it came stays as it is.</summary>
    public static string BackfillStarted(RevisionWork work, int part, int statement, string hash, string subject) => $"""
        insert into retort.step (revision, direction, part, statement, hash, backfill)
        values ({Literal.Quote(work.Id)}, '{Word(work.Direction)}', {part}, {statement}, '{hash}', {Literal.Quote(subject)})
        on conflict (revision, direction, part, statement) do update set hash = excluded.hash, backfill = excluded.backfill
        """;

    /// <summary>Records how far a backfill came; in the transaction of the batch.</summary>
    public static string BackfillReached(RevisionWork work, int part, int statement, ValueList<string> reached, int rows) => $"""
        update retort.step set reached = {Array(reached)}, visited = coalesce(visited, 0) + {rows}
        where revision = {Literal.Quote(work.Id)} and direction = '{Word(work.Direction)}' and part = {part} and statement = {statement}
        """;

    /// <summary>Records that a statement is done.</summary>
    public static string StepFinished(RevisionWork work, int part, int statement) => $"""
        update retort.step set finished_at = clock_timestamp()
        where revision = {Literal.Quote(work.Id)} and direction = '{Word(work.Direction)}' and part = {part} and statement = {statement}
        """;

    /// <summary>Takes back that a statement was sent: it is known that it did not happen.</summary>
    public static string StepForgotten(RevisionWork work, int part, int statement) => $"""
        delete from retort.step
        where revision = {Literal.Quote(work.Id)} and direction = '{Word(work.Direction)}' and part = {part} and statement = {statement} and finished_at is null
        """;

    // One statement where two would do: this is the part of a run that grows with every revision.
    private static string With(string attempt, string change) => $"with attempt as (\n{attempt}\n)\n{change}";

    private static string ForgetSteps(RevisionWork work) =>
        $"delete from retort.step where revision = {Literal.Quote(work.Id)}";

    private static string Insert(RevisionWork work, bool stamped, string tool)
    {
        var revision = work.Revision;
        return $"""
            insert into retort.revision (id, parents, depends_on, labels, message, created, checksum, statements, upgrade, downgrade, stamped, duration, tool)
            values ({Literal.Quote(revision.Id)}, {Array(revision.Parents)}, {Array(work.DependsOn)}, {Array(revision.Labels)}, {Literal.Quote(revision.Message)},
              {Created(revision)}, {Literal.Quote(revision.Checksum)}, {Array(StatementHash.All(revision.Upgrade))},
              {Literal.Quote(revision.Upgrade.Text)}, {Quote(revision.Downgrade?.Text)}, {(stamped ? "true" : "false")}, {Duration(work, stamped)}, {Literal.Quote(tool)})
            """;
    }

    private static string Created(Revision revision) => $"'{revision.Created.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffff}Z'";

    private static string Duration(RevisionWork work, bool stamped) => (stamped, work.IsWhole) switch
    {
        (true, _) => "'0'",
        (_, true) => "clock_timestamp() - now()",
        _ => $"clock_timestamp() - coalesce((select min(started_at) from retort.step where revision = {Literal.Quote(work.Id)}), now())",
    };

    private static string Delete(string id) => $"delete from retort.revision where id = {Literal.Quote(id)}";

    private static string Event(string id, RunDirection direction, string tool) => $"""
        insert into retort.event (revision, direction, outcome, tool)
        values ({Literal.Quote(id)}, '{Word(direction)}', 'done', {Literal.Quote(tool)})
        """;

    private static string Word(RunDirection direction) => direction switch
    {
        RunDirection.Upgrade => "upgrade",
        RunDirection.Downgrade => "downgrade",
        RunDirection.Stamp => "stamp",
        _ => "unstamp",
    };

    private static string Quote(string? text) => text is null ? "null" : Literal.Quote(text);

    private static string Array(IReadOnlyCollection<string> items) =>
        items.Count == 0 ? "'{}'" : $"array[{string.Join(", ", items.Select(Literal.Quote))}]";
}
