using Microsoft.Extensions.Logging;

namespace Retort.Hosting.Startup;

/// <summary>What a start writes to the log.</summary>
internal static partial class StartupLog
{
    [LoggerMessage(1, LogLevel.Information, "Database {Database} is {Position}; nothing is pending")]
    public static partial void Current(ILogger logger, string database, string position);

    [LoggerMessage(2, LogLevel.Information, "Upgraded {Database} from {From} to {To} in {Milliseconds} ms")]
    public static partial void Upgraded(ILogger logger, string database, string from, string to, double milliseconds);

    [LoggerMessage(3, LogLevel.Information, "Waiting for {Database}: {Pending} revisions are pending")]
    public static partial void Waiting(ILogger logger, string database, int pending);

    [LoggerMessage(4, LogLevel.Error, "Database {Database}: {Problem} (code {Code}; detail: {Detail}; state: {State}; hint: {Hint})")]
    public static partial void Failed(ILogger logger, string database, string problem, string code, string? detail, string? state, string? hint);

    [LoggerMessage(5, LogLevel.Information, "{Database}: applying {Revision} ({Number} of {Total}): {Message}")]
    public static partial void Started(ILogger logger, string database, string revision, int number, int total, string message);

    [LoggerMessage(6, LogLevel.Information, "{Database}: applied {Revision} in {Milliseconds} ms")]
    public static partial void Finished(ILogger logger, string database, string revision, double milliseconds);

    [LoggerMessage(7, LogLevel.Warning, "{Database}: attempt {Attempt} of {Attempts} failed and was rolled back: {Reason}")]
    public static partial void Retrying(ILogger logger, string database, int attempt, int attempts, string reason);
}
