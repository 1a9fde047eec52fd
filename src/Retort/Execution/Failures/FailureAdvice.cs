using Npgsql;
using Retort.Sql;

namespace Retort.Execution.Failures;

/// <summary>The kind of a failure and what helps against it.</summary>
internal sealed record FailureAdvice(string Code, string? Hint)
{
    public static async Task<FailureAdvice> ForAsync(StatementFailure failure, RunContext context) => failure.Cause.SqlState switch
    {
        PostgresErrorCodes.LockNotAvailable => new("lock-timeout", Blocked(failure)),
        PostgresErrorCodes.DeadlockDetected => new("deadlock", "Run the same command again when less is going on."),
        PostgresErrorCodes.QueryCanceled => new("statement-cancelled", "If that was `statement_timeout`, give the statement more time with `--statement-timeout`."),
        PostgresErrorCodes.InsufficientPrivilege => new("insufficient-privilege", await MissingRightAsync(failure, context)),
        PostgresErrorCodes.ActiveSqlTransaction => new("needs-no-transaction", "Put the line `-- retort: no-transaction` before this statement."),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => new("connection-lost", "Run the same command again: it goes on where the ledger says."),
        _ => new("statement-failed", failure.Work is null ? null : "Correct the statement, then run the same command again."),
    };

    private static string Blocked(StatementFailure failure) => failure.Blockers.Count == 0
        ? "Look for the blocker with `retort locks`, then run the same command again, or give it more patience with `-- retort: lock-timeout 10s`."
        : $"End what is in the way (`select pg_terminate_backend({failure.Blockers[0].Pid})`), or wait for it, then run the same command again; `--cancel-blockers` ends what idles in a transaction.";

    /// <summary>The role, as it is written, that a statement of a difference wanted to act as.</summary>
    private static string? SetRole(StatementFailure failure) =>
        failure.Place?.Statement.Text is { } text && text.StartsWith("set role ", StringComparison.OrdinalIgnoreCase) ? text["set role ".Length..].Trim() : null;

    // The message names the object only in the server's language, so the rights themselves are asked for.
    private static async Task<string?> MissingRightAsync(StatementFailure failure, RunContext context)
    {
        if (context.State is null) return "Run `grant usage on schema retort to <role>; grant select on all tables in schema retort to <role>` as the owner of the schema.";
        var database = context.State.Facts.Database;
        var role = Identifier.Quote(context.State.Facts.Role);
        if (failure.Work is null) return $"Run `grant create on database {Identifier.Quote(database)} to {role}` as the owner of the database.";
        if (SetRole(failure) is { } grantor) return $"Run `grant {grantor} to {role}` as a superuser: what {grantor} granted, only its members can grant again or take back. Or run as a superuser.";
        var schema = context.Options.Schema;
        try
        {
            await using var command = new NpgsqlCommand(
                $"select coalesce((select has_schema_privilege(n.oid, 'create') from pg_namespace n where n.nspname = {Literal.Quote(schema)}), true)",
                await context.ConnectionAsync(CancellationToken.None));
            return await command.ExecuteScalarAsync() is false
                ? $"Run `grant usage, create on schema {Identifier.Quote(schema)} to {role}` as its owner."
                : $"The role {role} needs to own what it alters: run as the owner, or `grant <owner> to {role}`.";
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }
}
