using Retort.Workspaces.Proofs;

namespace Retort.Cli.Output;

/// <summary>The report of <c>verify</c>: what is wrong with which revision, then a line a database.</summary>
internal static class VerifyText
{
    public static void Write(Terminal terminal, IReadOnlyList<VerifyReport> reports, bool verbose)
    {
        foreach (var report in reports)
        {
            foreach (var revision in report.Revisions) Write(terminal, revision, verbose);
            if (report.LeftToModel is { Count: > 0 } left)
                Write(terminal, new() { Message = "history does not lead to the model", Details = left, Hint = "Run `retort revision --autogenerate -m \"...\"`." });
            terminal.Line($"{report.Database}: {Summary(terminal, report)}");
        }
    }

    /// <summary>One revision; nothing where nothing is wrong.</summary>
    public static void Write(Terminal terminal, VerifiedRevision revision, bool verbose)
    {
        if (verbose && revision.Unfilled.Count > 0)
            foreach (var table in revision.Unfilled) terminal.Note($"{ShortId.Of(revision.Id)}: left empty: {table}");
        if (revision.Findings.Count == 0) return;
        terminal.Line($"{terminal.Colors.Accent(revision.Path ?? revision.Id)}  {revision.Message}");
        foreach (var finding in revision.Findings) Write(terminal, finding);
    }

    private static void Write(Terminal terminal, VerifyFinding finding)
    {
        terminal.Line($"  {terminal.Colors.Error(finding.Message)}");
        foreach (var detail in finding.Details) terminal.Line($"    {detail.Replace("\n", "\n    ")}");
        if (finding.Hint is { } hint) terminal.Line($"  {terminal.Colors.Accent("hint:")} {hint}");
        terminal.Line();
    }

    private static string Summary(Terminal terminal, VerifyReport report)
    {
        var oneWay = report.Revisions.Count(revision => revision.IsOneWay);
        var bothWays = report.Revisions.Count - oneWay;
        var walked = oneWay == 0 ? $"{Plural.Of(bothWays, "revision")} up, down and up again"
            : bothWays == 0 ? $"{Plural.Of(oneWay, "revision")} up only"
            : $"{Plural.Of(bothWays, "revision")} up, down and up again, {oneWay} up only";
        var rows = report.Revisions.Any(revision => revision.Rows is not null) ? $", {Plural.Of(report.Revisions.Sum(revision => revision.Rows ?? 0), "generated row")}" : "";
        if (report.Revisions.Sum(revision => revision.Unfilled.Count) is var empty and > 0) rows += $", {Plural.Of(empty, "table")} left empty (-v says why)";
        var model = report.LeftToModel is null ? "" : report.LeftToModel is { Count: 0 } ? ", the end is the model" : "";
        return report.IsProved ? $"{terminal.Colors.Done("proved")}, {walked}{rows}{model}" : $"{terminal.Colors.Error("not proved")}, {walked}{rows}";
    }
}
