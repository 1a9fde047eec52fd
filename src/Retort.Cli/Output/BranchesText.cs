using Retort.Workspaces.Reports;

namespace Retort.Cli.Output;

/// <summary>The report of <c>branches</c>: a branch point a line, its children below it.</summary>
internal static class BranchesText
{
    public static void Write(Terminal terminal, IReadOnlyList<BranchReport> reports)
    {
        var table = new Table("DATABASE", "BRANCH POINT", "CHILD", "MESSAGE", "LABELS");
        foreach (var report in reports)
        {
            if (report.BranchPoints.Count == 0) terminal.Note($"{report.Database}: no branches");
            foreach (var point in report.BranchPoints)
            {
                foreach (var child in point.Children) table.Add(report.Database, Cell.Accent(point.Revision.Id), Cell.Accent(child.Id), child.Message, string.Join(", ", child.Labels));
            }
        }

        if (!table.IsEmpty) table.Write(terminal);
    }
}
