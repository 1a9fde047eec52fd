using Retort.Cli.Parsing;
using Retort.Workspaces.Dev;

namespace Retort.Cli.Output;

/// <summary>What <c>dev</c> shows: statements on stdout, the rest on stderr.</summary>
internal sealed class DevText(Terminal terminal)
{
    public void Begin(string database, int files, bool isOnce, bool hasKeys)
    {
        if (isOnce) return;
        terminal.Note($"Watching {Plural.Of(files, "file")} of the model; the database is {terminal.ErrorColors.Accent(database)}");
        if (hasKeys) Keys();
    }

    public void Keys() => terminal.Note("  a  apply    f  fold into a revision and end    q  end");

    public void Show(DevDifference difference, bool isFirst, bool hasKeys)
    {
        if (!isFirst) terminal.Note("");
        if (difference.Statements.Count == 0)
        {
            terminal.Note(terminal.ErrorColors.Done("The database is as the model says"));
            return;
        }

        terminal.Note(terminal.ErrorColors.Faint($"-- {terminal.Clock.GetLocalNow():HH:mm:ss}, {Plural.Of(difference.Statements.Count, "statement")}{(hasKeys ? ", `a` applies" : "")}"));
        DiffText.Write(terminal, difference.Statements);
        foreach (var lost in difference.Loses) terminal.Warning($"{lost} is dropped with what is in it");
    }

    /// <summary>What would lose something is not applied without a person.</summary>
    public void Held(DevDifference difference, bool hasKeys) => terminal.Note(hasKeys
        ? $"Not applied, because it drops {string.Join(" and ", difference.Loses)}: press `a`"
        : $"Not applied, because it drops {string.Join(" and ", difference.Loses)}: add `--yes`");

    public void Applied(DevDifference difference, TimeSpan time) =>
        terminal.Note($"{terminal.ErrorColors.Done("Applied")} {Plural.Of(difference.Statements.Count, "statement")} in {RelativeTime.Format(time)}");

    public void NothingToApply() => terminal.Note("Nothing to apply");

    public void Folded(DevFold fold, Invocation invocation)
    {
        NewRevisionText.Write(terminal, fold.Written, invocation.IsVerbose);
        if (fold.Written.Revision is not { } revision) return;
        if (fold.IsStamped) terminal.Note($"The database has all of it already and is recorded at {ShortId.Of(revision.Id)}");
        else if (fold.Written.OpenValues.Count == 0) terminal.Note($"\n  {terminal.ErrorColors.Accent("hint:")} Read it, then run `retort upgrade`.");
    }
}
