using Retort.Configuration;
using Retort.Execution.Events;
using Retort.Execution.Waiting;
using Retort.Workspaces.Runs;

namespace Retort.Cli.Output;

/// <summary>A run as it happens: what it is going to do, a line for each revision, how it ended.</summary>
/// <param name="terminal">Where it is shown.</param>
/// <param name="database">The name of the database in the workspace.</param>
/// <param name="request">What was asked for.</param>
/// <param name="sql">The SQL of a revision, to be shown too; null shows none.</param>
internal sealed class MigrationText(Terminal terminal, string database, MigrationRequest request, Func<string, string?>? sql) : IDisposable
{
    private readonly ProgressLine progress = new(terminal);
    private readonly Dictionary<string, PlannedRevision> plan = [];
    private int idWidth;
    private int messageWidth;

    public void Dispose() => progress.Dispose();

    /// <summary>Shows one event.</summary>
    public void Show(RunEvent next)
    {
        switch (next)
        {
            case RunStarted started: Start(started); break;
            case RevisionStarted started: Begin(started); break;
            case RevisionFinished finished: Finish(finished); break;
            case RevisionSkipped skipped: Report(skipped.Revision, terminal.Colors.Warning("done by another run")); break;
            case RevisionResumed resumed: Note($"  {ShortId.Of(resumed.Revision)}  goes on with statement {resumed.Statement}"); break;
            case TextFromLedger ledger: Note($"  {ShortId.Of(ledger.Revision)}  has no file here, its recorded text is used"); break;
            case InvalidIndexDropped dropped: Note($"  {ShortId.Of(dropped.Revision)}  dropped the invalid index {dropped.Index}"); break;
            case BackupTaken { Snapshot: { } snapshot } copy: Note($"Backed up {database} as a copy ({ByteSize.Format(copy.Bytes)}); back with `retort db snapshot restore {snapshot}`"); break;
            case BackupTaken backup: Note($"Backed up {database} to {ShownPath.Of(backup.Path)} ({ByteSize.Format(backup.Bytes)})"); break;
            case LockWaiting waiting: progress.Show($"  {Line(waiting.Revision)}  waits for a lock{Held(waiting.Blockers)}"); break;
            case RunWaiting waiting: progress.Show($"{database}: waits for another run{Held(waiting.Holder is { } holder ? [holder] : [])}"); break;
            case Retrying retrying: Retry(retrying); break;
            case BackfillAdvanced advanced: progress.Show($"  {Line(advanced.Revision)}  {BackfillText.Of(advanced)}"); break;
            case StatementProgress running: progress.Show($"  {Line(running.Revision)}  {StatementProgressText.Of(running)}"); break;
            case BlockerEnded ended: Note($"  {ShortId.Of(ended.Revision)}  ended {ended.Blocker}, which idled for {RelativeTime.Format(ended.Idle)}"); break;
            case RunStopping stopping: Note($"{database}: stops after the running statement, or in {RelativeTime.Format(stopping.Grace)}; once more ends it at once"); break;
            case StatementFinished finished: progress.Show($"  {Line(finished.Revision)}  statement {finished.Statement} of {finished.Total} done"); break;
        }
    }

    /// <summary>Says how it ended.</summary>
    public void End(MigrationReport report)
    {
        progress.Clear();
        if (report.Skipped is { } reason) terminal.Note($"{database}: skipped, {reason}");
        else if (report.IsDryRun && report.Steps.Count > 0) terminal.Note("Nothing was executed");
        else if (report.Steps.Count > 0) terminal.Report($"{(request.IsDowngrade ? "Downgraded" : "Upgraded")} {database} in {RelativeTime.Format(TimeSpan.FromMilliseconds(report.Milliseconds))}");
    }

    /// <summary>The report of <c>stamp</c>.</summary>
    public static void WriteStamped(Terminal terminal, MigrationReport report) => terminal.Report(report.From == report.To
        ? $"Stamped {report.Database} at {ShortId.Of(report.To)}{(report.To.Count > 0 ? " again" : "")}"
        : $"Stamped {report.Database} from {ShortId.Of(report.From)} to {ShortId.Of(report.To)}");

    private void Start(RunStarted started)
    {
        foreach (var warning in MigrationVerb.Warnings(request, started.From)) terminal.Warning(warning);
        foreach (var revision in started.Plan) plan[revision.Id] = revision;
        idWidth = plan.Keys.Select(id => ShortId.Of(id).Length).DefaultIfEmpty().Max();
        messageWidth = Math.Min(Math.Max(30, terminal.Width - 50), plan.Values.Select(revision => revision.Message.Length).DefaultIfEmpty().Max());
        if (plan.Count == 0)
        {
            terminal.Report($"{database} is at {ShortId.Of(started.From)}, {terminal.Colors.Done("nothing to do")}");
            return;
        }

        var verb = (request.IsDryRun, request.IsDowngrade) switch { (true, true) => "Would downgrade", (true, _) => "Would upgrade", (_, true) => "Downgrading", _ => "Upgrading" };
        terminal.Report($"{verb} {database} from {ShortId.Of(started.From)} to {ShortId.Of(started.To)} ({Plural.Of(plan.Count, "revision")})");
        if (!request.IsDryRun) return;
        foreach (var revision in started.Plan)
        {
            terminal.Report($"  {Line(revision.Id)}  {Plural.Of(revision.Statements, "statement")}");
            if (Sql(revision.Id) is { } text) terminal.Report(text);
        }
    }

    private void Begin(RevisionStarted started)
    {
        if (Sql(started.Revision) is { } text) Note(text);
        progress.Show($"  {Line(started.Revision)}  {started.Number} of {started.Total} ...");
    }

    private string? Sql(string revision) => sql?.Invoke(revision)?.Trim() is { Length: > 0 } text ? $"    {text.Replace("\n", "\n    ")}" : null;

    private void Finish(RevisionFinished finished)
    {
        var rows = finished.Rows > 0 ? $"   {Plural.Of(finished.Rows, "row")}" : "";
        Report(finished.Revision, $"{terminal.Colors.Done("done")}  {RelativeTime.Format(finished.Duration),6}{rows}");
    }

    private void Report(string revision, string outcome)
    {
        progress.Clear();
        terminal.Report($"  {Line(revision)}  {outcome}");
    }

    private void Retry(Retrying retrying)
    {
        var who = retrying.Revision is { } revision ? ShortId.Of(revision) : database;
        Note($"  {who}  {retrying.Reason}{Held(retrying.Blockers)}; tries again in {RelativeTime.Format(retrying.Delay)} ({retrying.Attempt} of {retrying.Attempts})");
    }

    private void Note(string text)
    {
        progress.Clear();
        terminal.Note(text);
    }

    private string Line(string id)
    {
        var message = plan.TryGetValue(id, out var revision) ? revision.Message : "";
        if (message.Length > messageWidth) message = message[..(messageWidth - 1)] + "…";
        return $"{terminal.Colors.Accent(ShortId.Of(id).PadRight(idWidth))}  {message.PadRight(messageWidth)}";
    }

    private static string Held(IReadOnlyList<Blocker> blockers) => blockers.Count == 0 ? "" : $", held by {string.Join(" and ", blockers)}";
}
