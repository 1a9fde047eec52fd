using Retort.Sql;

namespace Retort.Execution.Statements;

/// <summary>What each transaction of a run sets for itself, so that it is right behind a pooler too.</summary>
internal static class TransactionSettings
{
    /// <summary>The statements; <paramref name="scope"/> is <c>set local</c> in a transaction and <c>set</c> outside.</summary>
    public static IEnumerable<string> Statements(RunOptions options, TimeSpan lockTimeout, string scope = "set local")
    {
        yield return LockTimeout(lockTimeout, scope);
        if (options.StatementTimeout is { } timeout) yield return StatementTimeout(timeout, scope);
        yield return $"{scope} timezone = 'UTC'";
        yield return $"{scope} search_path = {Identifier.Quote(options.Schema)}";
    }

    /// <summary>How long the statements that follow wait for a lock; zero is without end.</summary>
    public static string LockTimeout(TimeSpan timeout, string scope = "set local") => $"{scope} lock_timeout = {Milliseconds(timeout)}";

    /// <summary>How long each statement that follows may run.</summary>
    public static string StatementTimeout(TimeSpan timeout, string scope = "set local") => $"{scope} statement_timeout = {Milliseconds(timeout)}";

    private static string Milliseconds(TimeSpan time) => ((long)Math.Ceiling(time.TotalMilliseconds)).ToString(provider: null);
}
