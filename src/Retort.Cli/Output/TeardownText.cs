using Retort.Configuration;
using Retort.Server.Compose;
using Retort.Workspaces.Levels;

namespace Retort.Cli.Output;

/// <summary>What <c>db teardown</c> removes, before and after.</summary>
internal static class TeardownText
{
    public static void Announce(Terminal terminal, TeardownPlan plan)
    {
        if (plan.Servers.Count > 0) terminal.Note($"{(plan.Servers.Count == 1 ? "The local server goes, with all that is on it" : $"The local servers of {plan.Servers.Count} versions go, with all that is on them")}:");
        foreach (var server in plan.Servers) Announce(terminal, server);
        if (plan.Parts is { } parts) Announce(terminal, parts);
        foreach (var copy in plan.Copies) terminal.Note($"The copy {copy.Name} goes{(copy.Size is { } size ? $" ({ByteSize.Format(size)})" : "")}");
        if (plan.Folder is { } folder) terminal.Note($"The folder {ShownPath.Of(folder.Path)} goes{(folder.CacheBytes > 0 ? $", with {ByteSize.Format(folder.CacheBytes)} of what is remembered in it" : "")}{Kept(folder)}");
    }

    private static void Announce(Terminal terminal, TeardownServer server)
    {
        var size = server.Size is { } bytes ? $", {ByteSize.Format(bytes)}" : "";
        terminal.Note($"  PostgreSQL {server.Version} in {(server.Container is { } container ? $"a container, {container}{size}" : $"{server.DataFolder}{size}")}");
        if (server.Unread is { } reason) terminal.Note($"    what is on it is not known: {reason}");
        var width = server.Databases.Select(one => one.Name.Length).DefaultIfEmpty(0).Max();
        foreach (var one in server.Databases) terminal.Note($"    {one.Name.PadRight(width)}  {(one.Size is { } its ? ByteSize.Format(its) : "-")}{Of(one)}");
    }

    private static string Of(TeardownDatabase one) => one switch
    {
        { Snapshot: { } snapshot } => $"  snapshot {snapshot}",
        { Branch: { } branch } => $"  branch {branch}",
        _ => "",
    };

    private static string Kept(TeardownFolder folder) => folder.Backups == 0 ? "" : $"; {Plural.Of(folder.Backups, "backup")} in it ({ByteSize.Format(folder.BackupBytes)}) {(folder.Backups == 1 ? "stays" : "stay")}";

    private static void Announce(Terminal terminal, ComposeParts parts)
    {
        terminal.Note($"  {parts.Title}");
        foreach (var kept in parts.Kept) terminal.Note($"  {kept} stays, without the databases: it is not the container's own");
    }

    public static void Write(Terminal terminal, TeardownReport report)
    {
        foreach (var one in report.Dropped) terminal.Report($"Removed {one.Database} ({ByteSize.Format(one.Bytes)}, {DestructionText.Stock(one)})");
        foreach (var copy in report.Copies) terminal.Report($"Removed {copy.Name}{(copy.Size is { } size ? $" ({ByteSize.Format(size)})" : "")}");
        foreach (var server in report.Servers) terminal.Report($"Removed the local server of PostgreSQL {server.Version} {(server.Unread is null ? $"with {Plural.Of(server.Databases.Count, "database")}" : "with its data")}{(server.Size is { } size ? $" ({ByteSize.Format(size)})" : "")}");
        if (report.Folder is { } folder) terminal.Report($"Removed {ShownPath.Of(folder)}");
        if (report.KeptBackups is { } backups) terminal.Report($"Kept {ShownPath.Of(backups)}");
        if (report is { Dropped.Count: 0, Copies.Count: 0, ServerRemoved: false, Folder: null }) terminal.Report("There was nothing to remove");
    }
}
