using Retort.Execution.Waiting;
using Retort.Sql;

namespace Retort.Execution.Ledgers;

/// <summary>The block that opens each transaction of a run: it takes the lock and looks at the ledger once more.</summary>
/// <remarks>
/// A DO block, because the portal of a SELECT would keep its snapshot; and a try, because whoever waits inside a statement
/// holds a snapshot too, and CREATE INDEX CONCURRENTLY under the lock would wait for it: a deadlock. Waiting is the client's part.
/// </remarks>
internal static class LedgerGuard
{
    /// <summary>Raised when another run holds the lock.</summary>
    public const string Busy = "RT001";

    /// <summary>Raised when the ledger is not what the plan was made for.</summary>
    public const string Changed = "RT002";

    /// <summary>The guard of a step of a plan.</summary>
    /// <param name="work">The step.</param>
    /// <param name="lease">The lease of this run; moved on, or refused when it is lost.</param>
    /// <param name="except">The lease that this run is going to take, or has still.</param>
    public static string Enter(RevisionWork work, Lease? lease = null, Lease? except = null) =>
        Block($"{lease?.Renew}{(work.IsUpgrade ? Upgrade(work.Id, work.Prerequisites) : Downgrade(work.Id))}", lease ?? except);

    /// <summary>Takes the lock, and nothing else.</summary>
    public static string Lock() => Block("");

    /// <summary>Raises unless the revision is pending and all that it builds on is applied: one look, because this is paid for every revision.</summary>
    private static string Upgrade(string id, IReadOnlyList<string> prerequisites)
    {
        var expected = prerequisites.Count == 0 ? "is not null" : $"is distinct from {Sorted(prerequisites)}";
        return $"""
              if (select array_agg(id order by id collate "C") from retort.revision where id in ({List([id, .. prerequisites])})) {expected} then
                raise exception using errcode = '{Changed}', message = {Literal.Quote($"revision \"{id}\" does not follow on what is applied now")};
              end if;

            """;
    }

    /// <summary>Raises unless the revision is applied and nothing applied builds on it.</summary>
    private static string Downgrade(string id) => $"""
          if not exists (select from retort.revision where id = {Literal.Quote(id)}) then
            raise exception using errcode = '{Changed}', message = {Literal.Quote($"revision \"{id}\" is not applied")};
          end if;
          if exists (select from retort.revision where {Literal.Quote(id)} = any (parents || depends_on)) then
            raise exception using errcode = '{Changed}', message = {Literal.Quote($"other applied revisions build on \"{id}\"")};
          end if;

        """;

    /// <summary>Raises unless all of some revisions are applied.</summary>
    public static string Rows(IReadOnlyCollection<string> ids) => Block($"""
          if (select count(*) from retort.revision where id in ({List(ids)})) <> {ids.Count} then
            raise exception using errcode = '{Changed}', message = 'the ledger has been changed';
          end if;

        """);

    /// <summary>Raises unless the ledger is of the expected version; 0 is none.</summary>
    /// <remarks>
    /// The catalogs are read as tables, with a snapshot that is newer than the lock: to_regclass() answers from a cache, and to take an
    /// advisory lock does not refresh it, so that a ledger which another run committed meanwhile would be made twice (42P06).
    /// </remarks>
    public static string Version(int version) => Block(version == 0
        ? $"""
              if exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'retort' and c.relname = 'meta') then
                raise exception using errcode = '{Changed}', message = 'the ledger is already there';
              end if;

            """
        : $"""
              if (select version from retort.meta) <> {version} then
                raise exception using errcode = '{Changed}', message = 'the ledger has another version';
              end if;

            """);

    /// <summary>Raises unless the heads are these.</summary>
    public static string At(IReadOnlyList<string> heads) => $"""
        do $retort$
        declare
          heads text[] := coalesce((
            select array_agg(r.id order by r.id collate "C")
            from retort.revision r
            where not exists (select from retort.revision later where r.id = any (later.parents || later.depends_on))), '{"{}"}');
        begin
          if heads <> {Sorted(heads)} then
            raise exception using errcode = '{Changed}',
              message = {Literal.Quote($"this script begins {LedgerState.PositionOf(heads)}, and the database has {"{"}")} || array_to_string(heads, ', ') || '{"}"}';
          end if;
        end
        $retort$
        """;

    /// <summary>Takes the lock for the session, for what runs outside of transactions.</summary>
    public static string SessionLock() => $"""
        do $retort$
        begin
          if not pg_try_advisory_lock({Ledger.LockKey}) then
            raise exception using errcode = '{Busy}', message = 'another run holds the lock of this database';
          end if;
        {NotLeased(null)}end
        $retort$
        """;

    /// <summary>Gives the session's lock back, and its settings.</summary>
    public static string SessionUnlock() => $"""
        do $retort$ begin perform pg_advisory_unlock({Ledger.LockKey}); end $retort$;
        reset lock_timeout;
        reset timezone;
        reset search_path
        """;

    private static string Sorted(IEnumerable<string> heads) =>
        $"array[{List(heads.Order(StringComparer.Ordinal))}]::text[]";

    // The inner question is planned only when it is asked: older ledgers have no such table.
    private static string NotLeased(Lease? own) => $"""
          if to_regclass('retort.lease') is not null then
            if exists (select from retort.lease where expires_at > clock_timestamp(){(own is null ? "" : $" and token <> '{own.Token}'")}) then
              raise exception using errcode = '{Busy}', message = '{QuickGuard.Leased}';
            end if;
          end if;

        """;

    private static string Block(string checks, Lease? own = null) => $"""
        do $retort$
        begin
          if not pg_try_advisory_xact_lock({Ledger.LockKey}) then
            raise exception using errcode = '{Busy}', message = 'another run holds the lock of this database';
          end if;
        {NotLeased(own)}{checks}end
        $retort$
        """;

    private static string List(IEnumerable<string> ids) => string.Join(", ", ids.Select(Literal.Quote));
}
