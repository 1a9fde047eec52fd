using Retort.Execution.Ledgers;
using Retort.Execution.Statements;
using Retort.Revisions;

namespace Retort.Execution.Offline;

/// <summary>Writes a stamp into an offline script: one transaction that changes the ledger only.</summary>
internal sealed class OfflineStamp(ScriptText script, RevisionGraph graph, RunOptions options)
{
    /// <summary>Writes the rows for the way from some heads to others.</summary>
    public void Add(IReadOnlyList<string> from, IReadOnlyList<string> to, bool purge)
    {
        var had = purge ? new HashSet<string>() : graph.Applied(from);
        var wanted = graph.Applied(to);
        var all = graph.Upgrade([], "heads").Select(step => step.Revision).ToList();
        script.Add("begin");
        script.Add(TransactionSettings.Statements(options, options.LockTimeout));
        script.Add(LedgerGuard.Lock());
        if (purge) script.Add(LedgerWrite.UnstampAll(options.Tool));
        else script.Add(LedgerGuard.At(from));
        foreach (var revision in all.AsEnumerable().Reverse().Where(revision => had.Contains(revision.Id) && !wanted.Contains(revision.Id)))
            script.Add(LedgerWrite.Unstamp(revision.Id, options.Tool));
        foreach (var revision in all.Where(revision => wanted.Contains(revision.Id) && !had.Contains(revision.Id)))
            script.Add(LedgerWrite.Stamp(Work(revision, to), options.Tool));
        script.Add("commit");
    }

    private RevisionWork Work(Revision revision, IReadOnlyList<string> heads) => new()
    {
        Revision = revision,
        Direction = RunDirection.Stamp,
        Script = Script.Empty,
        DependsOn = graph.DependsOnIds(revision),
        Number = 1,
        Total = 1,
        HeadsAfter = [.. heads],
    };
}
