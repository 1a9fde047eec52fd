using Retort.Configuration;
using Retort.Workspaces.Levels;

namespace Retort.Cli.Output;

/// <summary>What <c>db teardown</c> removes, before and after.</summary>
internal static class TeardownText
{
    public static void Announce(Terminal terminal, TeardownPlan plan)
    {
        if (plan.Server is { } server)
        {
            terminal.Note("The local server goes, with all that is on it:");
            terminal.Note($"  PostgreSQL {server.Version} in {(server.Container is { } container ? $"a container, {container}: what is in a named volume stays" : server.DataFolder)}");
            foreach (var database in server.Databases) terminal.Note($"  {database.Name}  {ByteSize.Format(database.Size)}");
        }

        foreach (var copy in plan.Copies) terminal.Note($"The copy {copy.Name} goes{(copy.Size is { } size ? $" ({ByteSize.Format(size)})" : "")}");
        if (plan.Folder is { } folder) terminal.Note($"The folder {ShownPath.Of(folder)} goes, without its backups");
    }

    public static void Write(Terminal terminal, TeardownReport report)
    {
        foreach (var one in report.Dropped) terminal.Report($"Removed {one.Database} ({ByteSize.Format(one.Bytes)}, {DestructionText.Stock(one)})");
        foreach (var copy in report.Copies) terminal.Report($"Removed {copy.Name}{(copy.Size is { } size ? $" ({ByteSize.Format(size)})" : "")}");
        if (report.ServerRemoved) terminal.Report("Removed the local server and its data");
        if (report.Folder is { } folder) terminal.Report($"Removed {ShownPath.Of(folder)}");
        if (report.KeptBackups is { } backups) terminal.Report($"Kept {ShownPath.Of(backups)}");
        if (report is { Dropped.Count: 0, Copies.Count: 0, ServerRemoved: false, Folder: null }) terminal.Report("There was nothing to remove");
    }
}
