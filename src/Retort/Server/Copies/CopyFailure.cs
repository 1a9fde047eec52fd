using Npgsql;
using Retort.Errors;

namespace Retort.Server.Copies;

/// <summary>What the server says when it cannot make a database: no room, or it is gone itself.</summary>
internal static class CopyFailure
{
    private const string State = "What was there before is untouched; what was being made, the next copy removes.";

    public static ServerException Explain(NpgsqlException failure) => failure is PostgresException refused
        ? new ServerException("server-error", $"the server could not make the database: {refused.MessageText}", refused)
        {
            Detail = $"SQLSTATE {refused.SqlState}{(refused.Detail is { } detail ? "\n" + detail : "")}",
            State = State,
            Hint = refused.SqlState == PostgresErrorCodes.DiskFull ? "Make room, e.g. with `retort db branch prune` or `retort db snapshot delete`; `retort doctor` says how much there is." : refused.Hint,
        }
        : new ServerException("connection-lost", "the connection to the server failed while it made a database", failure)
        {
            Detail = failure.InnerException?.Message ?? failure.Message,
            State = State,
            Hint = "Run `retort doctor`; the log of the server says why it hung up (`retort db logs` for the local one). Without room for its log it stops.",
        };
}
