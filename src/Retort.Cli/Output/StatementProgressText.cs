using Retort.Execution.Events;

namespace Retort.Cli.Output;

/// <summary>How far a statement has come, for the progress line.</summary>
internal static class StatementProgressText
{
    /// <summary>For example <c>CREATE INDEX CONCURRENTLY on users: building index: scanning table (43%), 12.0s</c>.</summary>
    public static string Of(StatementProgress running)
    {
        var time = RelativeTime.Format(running.Elapsed);
        var relation = running.Relation is { } name ? $" on {name}" : "";
        if (running.Unit is null) return $"{running.Command}{(running.RelationSize is > 0 and var size ? $" works on {running.Relation} ({ByteSize.Format(size)})" : "")}, {time}";
        var phase = running.Phase is { } current ? $": {current}" : "";
        return $"{running.Command}{relation}{phase} ({Amount(running)}), {time}";
    }

    private static string Amount(StatementProgress running) => (running.Done, running.Total, running.Unit) switch
    {
        (var done, var total, "transactions") => $"{done} of {Plural.Of(total ?? 0, "transaction")}",
        ({ } done, > 0 and var total, _) => $"{done * 100 / total}%",
        ({ } done, _, "bytes") => ByteSize.Format(done),
        (var done, _, var unit) => $"{done ?? 0:N0} {unit}",
    };
}
