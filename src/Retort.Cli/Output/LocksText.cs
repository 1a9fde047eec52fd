using Retort.Workspaces.Reports;

namespace Retort.Cli.Output;

/// <summary>The report of <c>locks</c>, as a table.</summary>
internal static class LocksText
{
    public static void Write(Terminal terminal, LocksReport report)
    {
        if (report.Sessions.Count == 0) terminal.Note($"{report.Database}: nobody holds a lock on {report.Table ?? "a table"}");
        var table = new Table("PROCESS", "ROLE", "APPLICATION", "STATE", "SINCE", "HOLDS", "WANTS", "WAITS FOR", "QUERY");
        foreach (var locks in report.Sessions)
        {
            var session = locks.Session;
            table.Add(Cell.Accent($"{session.Pid}"), session.User ?? "", session.Application ?? "", session.Status ?? "", Cell.Time(session.Since, terminal.Clock.GetUtcNow()),
                session.Holds ?? "", locks.Wants ?? "", string.Join(' ', locks.WaitsFor), session.Query ?? "");
        }

        if (!table.IsEmpty) table.Write(terminal);
    }
}
