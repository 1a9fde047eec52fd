using Retort.Workspaces.Runs;

namespace Retort.Cli.Output;

/// <summary>Many databases: a line when one is done, then a table and a sum.</summary>
internal static class FleetText
{
    private static readonly Lock Gate = new();

    public static void Progress(Terminal terminal, int done, int total, FleetEntry entry)
    {
        lock (Gate) terminal.Note($"[{done}/{total}] {entry.Database}  {Result(entry)}{(entry.Outcome is FleetOutcome.Upgraded ? $" in {Took(entry)}" : "")}");
    }

    public static void Write(Terminal terminal, ValueList<FleetEntry> entries)
    {
        var table = new Table("DATABASE", "FROM", "TO", "REVISIONS", "TOOK", "RESULT");
        foreach (var entry in entries) table.Add(entry.Database, Cell.Id(entry.From), Cell.Id(entry.To), entry.Revisions.ToString(provider: null), Took(entry), Result(entry));
        if (!table.IsEmpty) table.Write(terminal);
        foreach (var entry in entries.Where(entry => entry.State is not null)) terminal.Note($"{entry.Database}: {entry.State}");
        var counts = entries.GroupBy(entry => entry.Outcome).OrderBy(group => group.Key).Select(group => $"{group.Count()} {Word(group.Key)}");
        terminal.Note($"{Plural.Of(entries.Count, "database")}: {string.Join(", ", counts)}");
    }

    private static string Took(FleetEntry entry) => RelativeTime.Format(TimeSpan.FromMilliseconds(entry.Milliseconds));

    private static string Result(FleetEntry entry) => entry.Code is { } code ? $"{Word(entry.Outcome)}: {entry.Message} ({code})" : Word(entry.Outcome);

    private static string Word(FleetOutcome outcome) => outcome switch
    {
        FleetOutcome.UpToDate => "up to date",
        FleetOutcome.NotStarted => "not started",
        _ => outcome.ToString().ToLowerInvariant(),
    };
}
