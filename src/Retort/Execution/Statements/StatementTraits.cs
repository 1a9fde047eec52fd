using Npgsql;
using Retort.Execution.Repairs;
using Retort.Sql;

namespace Retort.Execution.Statements;

/// <summary>What the runner must know of a statement that runs alone.</summary>
internal static class StatementTraits
{
    /// <summary>How long it waits for locks: CONCURRENTLY waits for old transactions without being in anybody's way, so without end.</summary>
    public static TimeSpan LockTimeout(StatementPlace place, RunOptions options) =>
        place.Work.Script.Parts[place.Part].LockTimeout
        ?? (IsConcurrent(place.Statement.Text) ? TimeSpan.Zero : options.LockTimeout);

    /// <summary>Whether an error says that what was asked for is there already, or gone already.</summary>
    public static bool SaysAlreadyDone(PostgresException failure) => failure.SqlState
        is PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.DuplicateDatabase
        or PostgresErrorCodes.UndefinedObject or PostgresErrorCodes.InvalidCatalogName;

    private static bool IsConcurrent(string statement) =>
        StatementWords.First(statement, 12).Contains("concurrently") || ConcurrentReindex.Of(statement) is not null || ConcurrentDetach.Of(statement) is not null;
}
