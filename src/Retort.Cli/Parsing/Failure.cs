using Npgsql;
using Retort.Errors;

namespace Retort.Cli.Parsing;

/// <summary>An exception as the caller meets it: the error that is shown and the exit code.</summary>
internal sealed record Failure(RetortException Error, ExitCode ExitCode, bool IsUnexpected = false)
{
    public static Failure From(Exception error, CancellationToken cancellation) => error switch
    {
        RetortException known when cancellation.IsCancellationRequested => new(known, ExitCode.Interrupted),
        _ when cancellation.IsCancellationRequested => new(new ExecutionException("interrupted", "interrupted"), ExitCode.Interrupted),
        RetortException { Code: "wrong-usage" or "unknown-database" or "choose-database" } usage => new(usage, ExitCode.WrongUsage),
        RetortException known => new(known, ExitCode.Failed),
        PostgresException refused => new(FromServer(refused), ExitCode.Failed),
        NpgsqlException lost => new(new ServerException("connection-lost", "the connection to the server failed", lost) 
        {
            Detail = lost.InnerException?.Message ?? lost.Message,
            Hint = "Run `retort doctor`; the log of the server says why it hung up (`retort db logs` for the local one).",
        }, ExitCode.Failed),
        UnauthorizedAccessException denied => new(new ConfigurationException("file-access", "a file cannot be used", denied) { Detail = denied.Message }, ExitCode.Failed),
        IOException broken => new(new ConfigurationException("file-access", "a file cannot be used", broken) { Detail = broken.Message }, ExitCode.Failed),
        _ => new(Unexpected(error), ExitCode.Failed, IsUnexpected: true),
    };

    private static ServerException FromServer(PostgresException refused) => new("server-error", refused.MessageText, refused)
    {
        Detail = $"SQLSTATE {refused.SqlState}{(refused.Detail is { } detail ? "\n" + detail : "")}",
        Hint = refused.Hint,
    };

    private static ExecutionException Unexpected(Exception error) => new("internal-error", "retort met something that it did not expect", error)
    {
        Detail = $"{error.GetType().Name}: {error.Message}",
        Hint = "Run it again with `-v` and report what it prints.",
    };
}
