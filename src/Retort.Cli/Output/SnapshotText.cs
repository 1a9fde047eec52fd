using Retort.Cli.Parsing;
using Retort.Server.Copies;
using Retort.Workspaces.Snapshots;

namespace Retort.Cli.Output;

/// <summary>What was done with snapshots, and which there are.</summary>
internal static class SnapshotText
{
    public static void Write(Invocation invocation, string done, IReadOnlyList<SnapshotReport> reports)
    {
        if (invocation.IsJson)
        {
            JsonOutput.Write(invocation.Terminal, reports.ToValueList());
            return;
        }

        foreach (var report in reports)
        {
            var time = report.Copy is { } copy ? $" in {RelativeTime.Format(TimeSpan.FromMilliseconds(copy.Milliseconds))}{(copy.Strategy == CopyStrategy.Clone ? $", a clone that shares blocks with {copy.Template}" : "")}" : "";
            invocation.Terminal.Report($"{done} {report.Name}{(report.Size is { } size ? $" ({SizeText.Of(size)})" : "")}{time}");
            foreach (var lost in report.Copy?.Lost ?? []) invocation.Terminal.Warning(lost);
        }
    }

    public static void WriteList(Terminal terminal, IReadOnlyList<SnapshotReport> reports)
    {
        var table = new Table("DATABASE", "SNAPSHOT", "SIZE", "SAVED", "COMMIT");
        foreach (var report in reports)
        {
            table.Add(report.Database, Cell.Accent(report.Snapshot), new Cell { Text = report.Size is { } size ? SizeText.Of(size) : "-", Raw = report.Size?.ToString() ?? "" },
                Cell.Time(report.Made, terminal.Clock.GetUtcNow()), report.Commit is { } commit ? commit[..10] : "");
        }

        if (!table.IsEmpty) table.Write(terminal);
    }
}
