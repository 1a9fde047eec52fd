using Retort.Scratch;
using Retort.Server;

namespace Retort.Cli.Output;

/// <summary>The report of <c>db status</c>.</summary>
internal static class ServerText
{
    public static void Write(Terminal terminal, LocalServerStatus status)
    {
        if (!status.IsInitialised)
        {
            terminal.Line("Server     not made yet; `retort db start` makes it");
            return;
        }

        Field(terminal, "Server", $"PostgreSQL {status.Version}, {(status.IsRunning ? terminal.Colors.Done("running") : terminal.Colors.Warning("stopped"))}");
        Field(terminal, "Address", status.Address);
        Field(terminal, "Process", status.Pid?.ToString());
        Field(terminal, "Started", status.Since is { } since ? RelativeTime.Format(since, terminal.Clock.GetUtcNow()) : null);
        Field(terminal, "Data", status.DataFolder);
        Field(terminal, "", status.DataFolderNote);
        Field(terminal, "Log", status.LogFile);
        if (status.Databases.Count == 0) return;
        var table = new Table("DATABASE", "SIZE");
        var scratch = status.Databases.Where(database => database.Name.StartsWith(ScratchServer.Prefix, StringComparison.Ordinal)).ToList();
        foreach (var database in status.Databases.Except(scratch)) table.Add(Cell.Accent(database.Name), Size(database.Size));
        if (scratch.Count > 0) table.Add($"({Plural.Of(scratch.Count, "scratch database")})", Size(scratch.Sum(database => database.Size)));
        terminal.Line();
        table.WriteAligned(terminal, "  ");
    }

    private static string Size(long bytes) => ByteSize.Format(bytes);

    private static void Field(Terminal terminal, string label, string? value)
    {
        if (value is not null) terminal.Line($"{label,-10} {value}");
    }
}
