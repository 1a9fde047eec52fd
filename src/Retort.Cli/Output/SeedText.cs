using Retort.Workspaces.Transfers;

namespace Retort.Cli.Output;

/// <summary>The report of <c>db seed</c>.</summary>
internal static class SeedText
{
    public static void Write(Terminal terminal, SeedReport report) => terminal.Report(
        $"Seeded {report.Database} from {Plural.Of(report.Sources.Count, "source")}{(report.Rows > 0 ? $", {Plural.Of(report.Rows, "row")}" : "")} in {RelativeTime.Format(TimeSpan.FromMilliseconds(report.Milliseconds))}");
}
