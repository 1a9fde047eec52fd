using Retort.Execution.Ledgers;
using Retort.Execution.Statements;
using Retort.Revisions;

namespace Retort.Execution.Offline;

/// <summary>A run as a script for psql: the same statements, guards and ledger rows that a run sends itself.</summary>
/// <remarks>It stops at the first error, and at once when the database is not where the script begins.</remarks>
public static class OfflineScript
{
    /// <summary>The script that applies what lies between two places.</summary>
    /// <param name="graph">The revisions.</param>
    /// <param name="range">Where the database is and where it is to go, such as <c>ae10:head</c>; <c>head</c> alone begins at base, and then the script makes the ledger if need be.</param>
    /// <param name="options">The schema, timeouts and tool to write.</param>
    public static string Upgrade(RevisionGraph graph, string range, RunOptions? options = null) =>
        Write(graph, graph.UpgradeOffline(range), From(graph, range), options ?? new RunOptions());

    /// <summary>The script that undoes what lies between two places.</summary>
    /// <param name="graph">The revisions.</param>
    /// <param name="range">Where the database is and where it is to go, such as <c>head:base</c>.</param>
    /// <param name="options">The schema, timeouts and tool to write.</param>
    public static string Downgrade(RevisionGraph graph, string range, RunOptions? options = null) =>
        Write(graph, graph.DowngradeOffline(range), From(graph, range), options ?? new RunOptions());

    /// <summary>The script that records a database as being somewhere without running anything.</summary>
    /// <param name="graph">The revisions.</param>
    /// <param name="targets">Where it is to be recorded; the only one may be a range such as <c>ae10:head</c>, otherwise the database is at base.</param>
    /// <param name="purge">Whether to forget first whatever the ledger holds; then it does not matter where the database is.</param>
    /// <param name="options">The schema, timeouts and tool to write.</param>
    public static string Stamp(RevisionGraph graph, IReadOnlyList<string> targets, bool purge = false, RunOptions? options = null)
    {
        var from = targets is [var range] ? From(graph, range) : [];
        var heads = graph.Stamp(purge ? [] : from, targets is [var only] && only.Contains(':') ? [only[(only.IndexOf(':') + 1)..].Trim()] : targets);
        var script = new ScriptText();
        var place = purge ? "whatever a database is recorded as, it is then" : $"a database that is {LedgerState.PositionOf(from)} is then recorded as";
        Begin(script, $"Nothing is run: {place} {LedgerState.PositionOf(heads)}.", from.Count == 0, options ?? new RunOptions());
        new OfflineStamp(script, graph, options ?? new RunOptions()).Add(from, heads, purge);
        return script.ToString();
    }

    private static ValueList<string> From(RevisionGraph graph, string range) =>
        range.Contains(':') ? graph.Resolve(range[..range.IndexOf(':')].Trim()) : [];

    private static string Write(RevisionGraph graph, ValueList<RevisionStep> steps, ValueList<string> from, RunOptions options)
    {
        var works = RunPlan.Of(steps, new HashSet<string>(), graph.DependsOnIds);
        foreach (var work in works) RunChecks.CheckText(work);
        var script = new ScriptText();
        var to = works.Count == 0 ? from : works[^1].HeadsAfter;
        Begin(script, $"{works.Count} revision{(works.Count == 1 ? "" : "s")}: a database that is {LedgerState.PositionOf(from)} is then {LedgerState.PositionOf(to)}.", from.Count == 0, options);
        script.Add(LedgerGuard.At(from));
        foreach (var work in works) new OfflineRevision(script, work, options).Add();
        return script.ToString();
    }

    private static void Begin(ScriptText script, string comment, bool makesLedger, RunOptions options)
    {
        script.Comment(comment);
        script.Comment("For psql. It stops at the first error; what is committed by then is in the ledger.");
        script.Line("\\set ON_ERROR_STOP on");
        if (makesLedger) AddLedger(script, options);
        script.Blank();
    }

    private static void AddLedger(ScriptText script, RunOptions options)
    {
        script.Blank();
        script.Line("select to_regclass('retort.meta') is null as make_ledger \\gset");
        script.Line("\\if :make_ledger");
        script.Add("begin");
        script.Add(TransactionSettings.Statements(options, options.LockTimeout));
        script.Add(LedgerGuard.Version(0));
        for (var version = 0; version < Ledger.Version; version++) script.Add(LedgerSetup.Statements(version).Select(statement => statement.Text));
        script.Add("commit");
        script.Line("\\endif");
    }
}
