using Retort.Execution.Ledgers;
using Retort.Sql;

namespace Retort.Execution.Waiting;

/// <summary>The right of one run to go on with a revision of several transactions, for a time: where a pooler lets no session hold a lock.</summary>
/// <remarks>
/// Its row is read and written under the advisory lock of the transaction, so that it can pass on only between two transactions. A run that
/// was paused beyond its time finds the token of another one there, or its own one expired, and is refused; then it begins as any run does.
/// </remarks>
internal sealed class Lease(RunOptions options)
{
    /// <summary>The last version of the ledger that has no leases.</summary>
    public const int VersionBefore = 2;

    private readonly string holder = $"{options.Tool} on {Environment.MachineName}, process {Environment.ProcessId}";

    /// <summary>Made up once for each run.</summary>
    public Guid Token { get; } = Guid.NewGuid();

    /// <summary>Takes it; only after <see cref="LedgerGuard"/> has seen that nobody else has it.</summary>
    public string Take => $"""
        update retort.lease
        set token = '{Token}', holder = {Literal.Quote(holder)}, role = current_user, taken_at = clock_timestamp(), expires_at = {Expiry}
        """;

    /// <summary>In a block: moves it on, or raises when it is lost.</summary>
    public string Renew => $"""
          update retort.lease set expires_at = {Expiry} where token = '{Token}' and expires_at > clock_timestamp();
          if not found then
            raise exception using errcode = '{LedgerGuard.Busy}', message = 'the lease of this run has expired';
          end if;

        """;

    /// <summary>Moves it on at the end of a transaction, however long that took: nobody could look at it meanwhile.</summary>
    public string Keep => $"update retort.lease set expires_at = {Expiry} where token = '{Token}'";

    /// <summary>Gives it back.</summary>
    public string Release => $"update retort.lease set expires_at = '-infinity' where token = '{Token}'";

    private string Expiry => $"clock_timestamp() + {((long)options.Lease.TotalMilliseconds).ToString(provider: null)} * interval '1 ms'";
}
