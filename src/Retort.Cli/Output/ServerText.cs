using Retort.Scratch;
using Retort.Server;
using Retort.Workspaces.Reports;

namespace Retort.Cli.Output;

/// <summary>The report of <c>db status</c>.</summary>
internal static class ServerText
{
    public static void Write(Terminal terminal, ServerStatusReport report)
    {
        var status = report.Server;
        if (!status.IsInitialised) terminal.Line("Server     not made yet; `retort db start` makes it");
        else WriteServer(terminal, status);
        foreach (var other in report.Others) Field(terminal, "Beside it", $"PostgreSQL {other.Version}, {Running(terminal, other)}, in {other.DataFolder}");
        if (report.Databases.Count > 0) WriteDatabases(terminal, report.Databases);
    }

    private static void WriteServer(Terminal terminal, LocalServerStatus status)
    {
        Field(terminal, "Server", $"PostgreSQL {status.Version}, {Running(terminal, status)}");
        Field(terminal, "Runs as", status.Container is { } container ? $"a container, {container}" : "processes of this machine");
        Field(terminal, "Address", status.Address);
        Field(terminal, "Process", status.Pid?.ToString());
        Field(terminal, "Started", status.Since is { } since ? RelativeTime.Format(since, terminal.Clock.GetUtcNow()) : null);
        Field(terminal, "Size", status.Size is { } size ? ByteSize.Format(size) : null);
        Field(terminal, "Data", status.DataFolder);
        Field(terminal, "", status.DataFolderNote);
        Field(terminal, "Log", status.LogFile);
    }

    private static void WriteDatabases(Terminal terminal, ValueList<ServerDatabaseReport> databases)
    {
        var table = new Table("DATABASE", "SIZE", "OF", "BRANCH", "REVISION", "LAST USED");
        var scratch = databases.Where(database => database.Name.StartsWith(ScratchServer.Prefix, StringComparison.Ordinal)).ToList();
        foreach (var one in databases.Except(scratch))
        {
            table.Add(Cell.Accent(one.Name), Size(one.Size), one.Database ?? "", one.Snapshot is { } snapshot ? $"(snapshot {snapshot})" : one.Branch ?? "",
                one.Heads is { } heads ? ShortId.Of(heads) : "", Cell.Time(one.Used, terminal.Clock.GetUtcNow()));
        }

        if (scratch.Count > 0) table.Add($"({Plural.Of(scratch.Count, "scratch database")})", Size(scratch.Sum(database => database.Size)), "", "", "", "");
        terminal.Line();
        table.WriteAligned(terminal, "  ");
    }

    private static string Running(Terminal terminal, LocalServerStatus status) => status.IsRunning ? terminal.Colors.Done("running") : terminal.Colors.Warning("stopped");

    private static string Size(long bytes) => ByteSize.Format(bytes);

    private static void Field(Terminal terminal, string label, string? value)
    {
        if (value is not null) terminal.Line($"{label,-10} {value}");
    }
}
