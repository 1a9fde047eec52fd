using Retort.Backups;
using Retort.Configuration;
using Retort.Workspaces.Transfers;

namespace Retort.Cli.Output;

/// <summary>Backups and restores, while they run and when they are done.</summary>
internal static class TransferText
{
    /// <summary>The line of progress.</summary>
    public static string Of(string verb, TransferProgress progress) =>
        $"{verb}: table {progress.Number}{(progress.Total is { } total ? $" of {total}" : "")}, {progress.Table}";

    public static void Write(Terminal terminal, BackupReport report) => terminal.Report(
        $"Backed up {report.Database} to {terminal.Colors.Accent(ShownPath.Of(report.Path))} ({ByteSize.Format(report.Bytes)}, {Plural.Of(report.Tables, "table")}, {(report.Rows is { } rows ? Plural.Of(rows, "row") : "schema only")}) in {Time(report.Milliseconds)}");

    public static void Write(Terminal terminal, RestoreReport report)
    {
        var rows = $"{Plural.Of(report.Tables, "table")}, {Plural.Of(report.Rows, "row")}{(report.IsCompared ? ", as counted when it was made" : "")}";
        terminal.Report($"Restored {report.Database} from {terminal.Colors.Accent(ShownPath.Of(report.Path))} ({rows}) in {Time(report.Milliseconds)}; it is at {ShortId.Of(report.Heads)}");
        foreach (var lost in report.Lost) terminal.Warning(lost);
    }

    private static string Time(double milliseconds) => RelativeTime.Format(TimeSpan.FromMilliseconds(milliseconds));
}
