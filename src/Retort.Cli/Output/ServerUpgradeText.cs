using Retort.Configuration;
using Retort.Workspaces.ServerUpgrades;

namespace Retort.Cli.Output;

/// <summary>What comes from one major version to another, before and after.</summary>
internal static class ServerUpgradeText
{
    public static void Announce(Terminal terminal, ServerUpgradePlan plan, bool removesOld)
    {
        terminal.Note($"PostgreSQL {plan.From} is restarted read-only, its databases are dumped, restored on PostgreSQL {plan.To} and compared there:");
        foreach (var one in plan.Databases) terminal.Note($"  {terminal.ErrorColors.Accent(one.Name)}  {ByteSize.Format(one.Size)}{(plan.Replaced.Any(other => other.Name == one.Name) ? ", replaces the one that is there" : "")}");
        terminal.Note($"Then PostgreSQL {plan.From} is stopped; its data {(removesOld ? "goes when everything is the same" : "stays")}");
    }

    public static void Write(Terminal terminal, ServerUpgradeReport report)
    {
        foreach (var one in report.Databases)
        {
            terminal.Report($"{one.Name}: {Plural.Of(one.Tables, "table")}, {Plural.Of(one.Rows, "row")}, all the same");
            foreach (var lost in one.Lost) terminal.Warning($"{one.Name}: {lost}");
        }

        if (report.LeftTables > 0) terminal.Warning($"the database \"postgres\", which is the server's own, was left behind with {Plural.Of(report.LeftTables, "table")}");
        terminal.Report($"PostgreSQL {report.To} has the {Plural.Of(report.Databases.Count, "database")} of PostgreSQL {report.From} after {RelativeTime.Format(TimeSpan.FromMilliseconds(report.Milliseconds))}");
        terminal.Report(report.OldData is { } data ? $"The data of PostgreSQL {report.From} stays in {ShownPath.Of(data)}" : $"Removed the data of PostgreSQL {report.From}");
    }
}
