using Retort.Execution.Ledgers;
using Retort.Execution.Statements;

namespace Retort.Execution.Offline;

/// <summary>Writes one revision into an offline script.</summary>
internal sealed class OfflineRevision(ScriptText script, RevisionWork work, RunOptions options)
{
    public void Add()
    {
        script.Blank();
        script.Comment($"{(work.IsUpgrade ? "upgrade" : "downgrade")} {work.Id}: {work.Revision.Message}");
        if (work.IsWhole) AddWhole();
        else AddParts();
    }

    private void AddWhole()
    {
        var timeout = work.Script.Parts.Count > 0 ? LockTimeout(0) : options.LockTimeout;
        Open(timeout);
        for (var part = 0; part < work.Script.Parts.Count; part++)
        {
            if (LockTimeout(part) != timeout) script.Add(TransactionSettings.LockTimeout(timeout = LockTimeout(part)));
            AddStatements(part);
        }

        Close(LedgerWrite.Done(work, options.Tool));
    }

    private void AddParts()
    {
        script.Add(LedgerGuard.SessionLock());
        for (var part = 0; part < work.Script.Parts.Count; part++)
        {
            if (work.Script.Parts[part].Transactional) AddTransaction(part);
            else AddAlone(part);
        }

        if (!work.Script.Parts[^1].Transactional)
        {
            Open(options.LockTimeout);
            Close(LedgerWrite.Done(work, options.Tool));
        }

        script.Add(LedgerGuard.SessionUnlock());
    }

    private void AddTransaction(int part)
    {
        Open(LockTimeout(part));
        AddStatements(part);
        Close(part == work.Script.Parts.Count - 1
            ? LedgerWrite.Done(work, options.Tool)
            : [LedgerWrite.StepStarted(work, part, -1, StatementHash.Of(work.Script.Parts[part])), LedgerWrite.StepFinished(work, part, -1)]);
    }

    private void AddAlone(int part)
    {
        foreach (var place in work.Places(part))
        {
            script.Add(TransactionSettings.Statements(options, StatementTraits.LockTimeout(place, options), "set"));
            script.Add(LedgerWrite.StepStarted(work, part, place.Index, StatementHash.Of(place.Statement)));
            script.Add(place.Statement.Text);
            script.Add(LedgerWrite.StepFinished(work, part, place.Index));
        }
    }

    private void AddStatements(int part) => script.Add(work.Script.Parts[part].Statements.Select(statement => statement.Text));

    private void Open(TimeSpan timeout)
    {
        script.Add("begin");
        script.Add(TransactionSettings.Statements(options, timeout));
        script.Add(LedgerGuard.Enter(work));
    }

    private void Close(IEnumerable<string> record)
    {
        script.Add(record);
        script.Add("commit");
    }

    private TimeSpan LockTimeout(int part) => work.Script.Parts[part].LockTimeout ?? options.LockTimeout;
}
