using Retort.Execution.Ledgers;

namespace Retort.Cli.Output;

/// <summary>Says that another tool has brought a database to where it is.</summary>
internal static class ForeignHistoryNotes
{
    public static void Write(Terminal terminal, string database, IReadOnlyList<ForeignHistory> histories)
    {
        foreach (var history in histories) terminal.Note($"{database}: no ledger, but {history}");
        terminal.Note($"\n  {terminal.ErrorColors.Accent("hint:")} {Hint}");
    }

    /// <summary>What to do.</summary>
    public const string Hint = "Run `retort adopt` to go on with Retort: nothing in the database changes.";
}
