using System.Globalization;
using Retort.Hazards.Live;
using Retort.Hazards.Rehearsals;
using Retort.Workspaces.Proofs;

namespace Retort.Cli.Output;

/// <summary>The report of <c>rehearse</c>: a table of statements, then who would have waited, then the rows.</summary>
internal static class RehearseText
{
    public static void Write(Terminal terminal, IReadOnlyList<RehearseReport> reports)
    {
        foreach (var report in reports)
        {
            if (report.ClonedBy is null) terminal.Line($"{report.Database}: nothing is pending");
            else terminal.Line($"{report.Database}: {Plural.Of(report.Revisions.Count, "revision")} on {Clone(report)}");
            foreach (var revision in report.Revisions) Write(terminal, revision);
        }
    }

    private static string Clone(RehearseReport report) => report.SampledRows is { } rows
        ? $"a sample of {Plural.Of(rows, "row")}: at most {report.Sample:N0} of each table, and what they refer to"
        : $"a clone ({report.ClonedBy})";

    private static void Write(Terminal terminal, RehearsedRevision revision)
    {
        terminal.Line();
        terminal.Line($"{terminal.Colors.Accent(ShortId.Of(revision.Id))}  {revision.Message}  {Time(revision.Milliseconds)}");
        if (revision.Statements.Count > 0) Statements(revision).WriteAligned(terminal, "  ");
        foreach (var one in revision.Statements.Where(one => one.Batches is not null))
            terminal.Line($"  line {one.Line} ran in {Plural.Of(one.Batches!.Count, "batch", "batches")} of at most {one.Batches.LargestRows:N0} rows; a writer of the same rows would wait {Time(one.Batches.LongestMilliseconds)}");
        foreach (var one in revision.Locks.Where(one => one.Blocks.Length > 0))
            terminal.Line($"  {one.Blocks} of {one.Table} would wait {Time(one.HeldMilliseconds)} ({one.Mode})");
        foreach (var rows in revision.Rows)
            terminal.Line($"  {rows.Table}: {(rows.Before is { } before ? $"{before:N0}" : "none")} -> {(rows.After is { } after ? $"{after:N0} rows" : "gone")}");
        if (revision.Failure is { } failure) terminal.Line($"  {terminal.Colors.Error(failure)}");
    }

    private static Table Statements(RehearsedRevision revision)
    {
        var table = new Table("LINE", "TIME", "ROWS", "REWRITTEN", "LOG", "STATEMENT");
        foreach (var one in revision.Statements)
            table.Add(one.Line.ToString(CultureInfo.InvariantCulture), Time(one.Milliseconds), one.Rows is { } rows ? rows.ToString("N0", CultureInfo.InvariantCulture) : "", one.RewrittenBytes == 0 ? "" : LiveTable.Size(one.RewrittenBytes), LiveTable.Size(one.LogBytes), Excerpt(one.Statement));
        return table;
    }

    private static string Excerpt(string statement)
    {
        var line = string.Join(' ', statement.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 70 ? $"{line[..68]} …" : line;
    }

    private static string Time(double milliseconds) => milliseconds < 1000
        ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.#}ms")
        : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.0}s");
}
