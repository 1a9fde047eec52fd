using Microsoft.Extensions.Logging;

namespace Retort.Execution.Telemetry;

/// <summary>What a run logs. The numbers and names are kept for ever; <c>docs/reference/observability.md</c> is written from here.</summary>
internal static partial class RunLog
{
    [LoggerMessage(1, LogLevel.Information, "Database {Database}: from {From} to {To}, {Revisions} revisions as {Role}", EventName = "RunStarted")]
    public static partial void RunStarted(ILogger logger, string database, string from, string to, int revisions, string role);

    [LoggerMessage(2, LogLevel.Information, "The run ended ({Outcome}) after {Milliseconds} ms", EventName = "RunFinished")]
    public static partial void RunFinished(ILogger logger, string outcome, double milliseconds);

    [LoggerMessage(3, LogLevel.Error, "The run stopped with {Code} after {Milliseconds} ms: {Error}; the database is at {Heads}", EventName = "RunFailed")]
    public static partial void RunFailed(ILogger logger, string? code, double milliseconds, string? error, string heads);

    [LoggerMessage(10, LogLevel.Information, "Revision {Revision} ({Message}): {Direction} begins, {Number} of {Total}", EventName = "RevisionStarted")]
    public static partial void RevisionStarted(ILogger logger, string revision, string message, string direction, int number, int total);

    [LoggerMessage(11, LogLevel.Information, "Revision {Revision}: {Direction} done in {Milliseconds} ms, {Rows} rows", EventName = "RevisionFinished")]
    public static partial void RevisionFinished(ILogger logger, string revision, string direction, double milliseconds, long rows);

    [LoggerMessage(12, LogLevel.Information, "Revision {Revision} was done by another run", EventName = "RevisionSkipped")]
    public static partial void RevisionSkipped(ILogger logger, string revision);

    [LoggerMessage(13, LogLevel.Information, "Revision {Revision} goes on with statement {Statement}", EventName = "RevisionResumed")]
    public static partial void RevisionResumed(ILogger logger, string revision, int statement);

    [LoggerMessage(14, LogLevel.Warning, "Revision {Revision} has no file here; the text of the ledger is used", EventName = "TextFromLedger")]
    public static partial void TextFromLedger(ILogger logger, string revision);

    [LoggerMessage(20, LogLevel.Debug, "Revision {Revision}: statement {Statement} of {Total} done in {Milliseconds} ms", EventName = "StatementFinished")]
    public static partial void StatementFinished(ILogger logger, string revision, int statement, int total, double milliseconds);

    [LoggerMessage(21, LogLevel.Warning, "Revision {Revision}: dropped the invalid index {Index}", EventName = "InvalidIndexDropped")]
    public static partial void InvalidIndexDropped(ILogger logger, string revision, string index);

    [LoggerMessage(22, LogLevel.Debug, "Revision {Revision}: backfill of {Table}, {Done} of {Rows} rows", EventName = "BackfillAdvanced")]
    public static partial void BackfillAdvanced(ILogger logger, string revision, string table, long done, long rows);

    [LoggerMessage(23, LogLevel.Debug, "Revision {Revision}: {Command} has run for {Milliseconds} ms: {Phase}, {Done} of {Size} {Unit}", EventName = "StatementProgress")]
    public static partial void StatementProgress(ILogger logger, string revision, string command, double milliseconds, string? phase, long? done, long? size, string? unit);

    [LoggerMessage(30, LogLevel.Warning, "Revision {Revision} has waited {Milliseconds} ms for a lock, held by {Blockers}", EventName = "LockWaiting")]
    public static partial void LockWaiting(ILogger logger, string revision, double milliseconds, string blockers);

    [LoggerMessage(31, LogLevel.Information, "Another run works on this database; waited {Milliseconds} ms for {Holder}", EventName = "RunWaiting")]
    public static partial void RunWaiting(ILogger logger, double milliseconds, string? holder);

    [LoggerMessage(32, LogLevel.Warning, "Attempt {Attempt} of {Attempts} at {Revision} was rolled back: {Reason}; again in {Milliseconds} ms", EventName = "Retrying")]
    public static partial void Retrying(ILogger logger, int attempt, int attempts, string? revision, string reason, double milliseconds);

    [LoggerMessage(33, LogLevel.Warning, "Revision {Revision}: ended a session that idled for {Milliseconds} ms: {Blocker}", EventName = "BlockerEnded")]
    public static partial void BlockerEnded(ILogger logger, string revision, double milliseconds, string blocker);

    [LoggerMessage(34, LogLevel.Warning, "Told to stop; what runs may go on for {Milliseconds} ms", EventName = "RunStopping")]
    public static partial void RunStopping(ILogger logger, double milliseconds);

    [LoggerMessage(40, LogLevel.Information, "The ledger has version {Version} now", EventName = "LedgerCreated")]
    public static partial void LedgerCreated(ILogger logger, int version);

    [LoggerMessage(41, LogLevel.Information, "Backed up to {Path}, {Bytes} bytes in {Milliseconds} ms", EventName = "BackupTaken")]
    public static partial void BackupTaken(ILogger logger, string path, long bytes, double milliseconds);
}
