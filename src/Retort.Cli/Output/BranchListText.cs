using Retort.Cli.Parsing;
using Retort.Workspaces.Branches;

namespace Retort.Cli.Output;

/// <summary>The databases of branches as a table, and what was made and dropped of them.</summary>
internal static class BranchListText
{
    public static void Write(Terminal terminal, IReadOnlyList<BranchListReport> reports)
    {
        var now = terminal.Clock.GetUtcNow();
        var table = new Table("", "BRANCH", "DATABASE", "SIZE", "LAST USED", "REVISIONS");
        foreach (var report in reports)
        {
            if (report.Skipped is { } reason) terminal.Note($"{report.Database}: skipped, {reason}");
            foreach (var branch in report.Branches) table.Add(Mark(branch), Title(branch), Cell.Accent(branch.Name), Size(branch.Size), Cell.Time(branch.Used, now), Distance(branch));
        }

        if (!table.IsEmpty) table.Write(terminal);
    }

    public static void WriteMade(Terminal terminal, IReadOnlyList<BranchMade> made)
    {
        foreach (var one in made)
        {
            var time = one.Copy is { } copy ? $" ({SizeText.Of(copy.Size)} in {RelativeTime.Format(TimeSpan.FromMilliseconds(copy.Milliseconds))})" : "";
            terminal.Report($"{char.ToUpperInvariant(one.Sentence[0])}{one.Sentence[1..]}{time}");
            foreach (var lost in one.Copy?.Lost ?? []) terminal.Warning(lost);
        }
    }

    public static void WriteDropped(Invocation invocation, ValueList<BranchDatabaseReport> dropped)
    {
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, dropped);
        else foreach (var one in dropped) invocation.Terminal.Report($"Dropped {one.Name}{(one.Size is { } size ? $" ({SizeText.Of(size)})" : "")}{(one.Snapshots.Count == 0 ? "" : $" and {Plural.Of(one.Snapshots.Count, "snapshot")}")}");
    }

    /// <summary>What goes when they are dropped, for a question.</summary>
    public static string Losses(ValueList<BranchDatabaseReport> branches)
    {
        var snapshots = branches.Sum(one => one.Snapshots.Count);
        return $"{string.Join(" and ", branches.Select(one => one.Name))} ({SizeText.Of(branches.Sum(one => one.Size ?? 0))}) with all rows in it{(snapshots == 0 ? "" : $" and {Plural.Of(snapshots, "snapshot")}")}";
    }

    /// <summary>Databases that could be dropped.</summary>
    public static void WriteGone(Invocation invocation, ValueList<BranchDatabaseReport> gone)
    {
        if (invocation.IsJson)
        {
            JsonOutput.Write(invocation.Terminal, gone);
            return;
        }

        if (gone.Count == 0) invocation.Terminal.Note("Nothing to drop: git has every branch that has a database");
        Write(invocation.Terminal, [new BranchListReport { Database = "", Branches = gone }]);
    }

    private static Cell Mark(BranchDatabaseReport branch) => new() { Text = branch.IsCurrent ? "@" : " ", Raw = branch.IsCurrent ? "@" : "" };

    private static Cell Title(BranchDatabaseReport branch) =>
        new() { Text = branch.IsInGit ? branch.Branch ?? "-" : $"{branch.Branch} (gone)", Raw = branch.Branch ?? "", Paint = branch.IsInGit ? null : (colors, padded) => colors.Warning(padded) };

    private static Cell Size(long? bytes) => new() { Text = bytes is { } known ? SizeText.Of(known) : "-", Raw = bytes?.ToString() ?? "" };

    private static string Distance(BranchDatabaseReport branch) => (branch.Ahead, branch.Behind) switch
    {
        (null, _) or (_, null) => "",
        (0, 0) => "as here",
        (0, { } behind) => $"{behind} behind",
        ({ } ahead, 0) => $"{ahead} ahead",
        ({ } ahead, { } behind) => $"{ahead} ahead, {behind} behind",
    };
}
