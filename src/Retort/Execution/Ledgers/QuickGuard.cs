using Retort.Execution.Statements;
using Retort.Sql;

namespace Retort.Execution.Ledgers;

/// <summary>What <see cref="LedgerGuard"/> and <see cref="TransactionSettings"/> do, as two plain statements for each revision of a run.</summary>
/// <remarks>
/// Measured: a DO block is compiled anew each time and costs 0.26 ms, a quarter of a small revision. A plain statement can raise no error
/// of its own, so <c>lock_timeout</c> is given the complaint for a value, and the server refuses it (22023); a time zone would not do:
/// half of all sentences with a digit are one in POSIX form. In a pipeline no portal stays
/// open after its statement, and the second statement has a snapshot that is younger than the lock.
/// </remarks>
internal static class QuickGuard
{
    /// <summary>Begins so that each statement sees what was committed before it, whatever the database's default is.</summary>
    public const string Begin = "begin isolation level read committed";

    /// <summary>What <see cref="Look"/> says when a run behind a pooler is at work.</summary>
    public const string Leased = "another run holds the lease of this database";

    private const string Refused = "another run holds the lock of this database";

    /// <summary>Takes the lock, and makes the settings of the transaction.</summary>
    public static string Lock(RunOptions options, TimeSpan lockTimeout) => $"""
        select set_config('lock_timeout', case when pg_try_advisory_xact_lock({Ledger.LockKey}) then '{Milliseconds(lockTimeout)}' else '{Refused}' end, true),
               set_config('search_path', {Literal.Quote(Identifier.Quote(options.Schema))}, true),
               set_config('timezone', 'UTC', true)
        """;

    /// <summary>Looks at the ledger once more.</summary>
    public static string Look(RevisionWork work, TimeSpan lockTimeout) => $"""
        select set_config('lock_timeout', case
          when exists (select from retort.lease where expires_at > clock_timestamp()) then '{Leased}'
          when {(work.IsUpgrade ? Follows(work) : IsLast(work))} then '{Milliseconds(lockTimeout)}' else {Literal.Quote($"revision \"{work.Id}\" does not fit what is applied now")} end, true)
        """;

    private static long Milliseconds(TimeSpan time) => (long)Math.Ceiling(time.TotalMilliseconds);

    private static string Follows(RevisionWork work)
    {
        var before = work.Prerequisites;
        var ids = string.Join(", ", before.Append(work.Id).Select(Literal.Quote));
        var expected = before.Count == 0 ? "is null" : $"= array[{string.Join(", ", before.Order(StringComparer.Ordinal).Select(Literal.Quote))}]";
        return $"(select array_agg(id order by id collate \"C\") from retort.revision where id in ({ids})) {expected}";
    }

    private static string IsLast(RevisionWork work)
    {
        var id = Literal.Quote(work.Id);
        return $"exists (select from retort.revision where id = {id}) and not exists (select from retort.revision where {id} = any (parents || depends_on))";
    }
}
