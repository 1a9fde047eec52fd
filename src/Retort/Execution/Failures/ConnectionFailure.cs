using Npgsql;
using Retort.Errors;

namespace Retort.Execution.Failures;

/// <summary>Why a session could not be opened, in words that help; the password is never among them.</summary>
internal static class ConnectionFailure
{
    public static ServerException Explain(Exception failure, NpgsqlConnectionStringBuilder settings) => failure is PostgresException refusal
        ? Refused(refusal, settings)
        : TlsFailure.Explain(failure, settings) ?? new ServerException("server-unreachable", $"could not reach the server at {Address(settings)}", failure)
        {
            Detail = (failure.InnerException ?? failure).Message,
            Hint = "Check host and port, and that the server runs and takes connections from here.",
        };

    /// <summary>Whether a connection that worked has broken, or the server is going down or coming up.</summary>
    public static bool IsLoss(Exception failure) => failure switch
    {
        PostgresException refusal => refusal.SqlState is PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown
            || refusal.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException => true,
        ServerException server => server.Code == "server-unreachable" || IsPassing(server),
        IOException or ObjectDisposedException => true,
        _ => false,
    };

    /// <summary>Whether a server that could not be had may be had in a moment: it is overloaded, full, or on its way up.</summary>
    public static bool IsPassing(ServerException failure) =>
        failure.Code is "server-not-ready" or "too-many-connections" || (failure is { Code: "server-unreachable", InnerException: { } cause } && (cause is TimeoutException || cause.InnerException is TimeoutException));

    private static ServerException Refused(PostgresException refusal, NpgsqlConnectionStringBuilder settings) => refusal.SqlState switch
    {
        PostgresErrorCodes.InvalidCatalogName => Server("database-missing", $"database \"{settings.Database}\" does not exist at {Address(settings)}", refusal,
            "Run `retort upgrade --create` to create it."),
        PostgresErrorCodes.InvalidPassword => Server("wrong-password", $"wrong password for \"{settings.Username}\" at {Address(settings)}", refusal,
            "Check the password in the URL, in the environment or in `.env`."),
        PostgresErrorCodes.InvalidAuthorizationSpecification => Server("login-refused", $"the server at {Address(settings)} refuses \"{settings.Username}\"", refusal,
            "Check the role's name, its LOGIN attribute and the server's `pg_hba.conf`."),
        PostgresErrorCodes.InsufficientPrivilege => Server("login-refused", $"\"{settings.Username}\" may not connect to \"{settings.Database}\"", refusal,
            $"Run `grant connect on database {Sql.Identifier.Quote(settings.Database ?? "")} to {Sql.Identifier.Quote(settings.Username ?? "")}` as its owner."),
        PostgresErrorCodes.TooManyConnections => Server("too-many-connections", $"the server at {Address(settings)} has no connection left", refusal,
            "Close idle sessions, or raise `max_connections`."),
        PostgresErrorCodes.CannotConnectNow => Server("server-not-ready", $"the server at {Address(settings)} is starting or stopping", refusal, "Try again in a moment."),
        _ => Server("connection-refused", $"could not connect to \"{settings.Database}\" at {Address(settings)}", refusal, refusal.Hint),
    };

    private static ServerException Server(string code, string message, PostgresException cause, string? hint) =>
        new(code, message, cause) { Detail = $"{cause.SqlState} {cause.MessageText}", Hint = hint };

    internal static string Address(NpgsqlConnectionStringBuilder settings) => $"{settings.Host}:{settings.Port}";
}
