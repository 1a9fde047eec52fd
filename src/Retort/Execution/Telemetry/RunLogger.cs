using Microsoft.Extensions.Logging;
using Retort.Execution.Events;

namespace Retort.Execution.Telemetry;

/// <summary>Writes each event of a run to a log, one record each.</summary>
internal static class RunLogger
{
    public static void Write(ILogger logger, RunEvent next)
    {
        switch (next)
        {
            case RunStarted e: RunLog.RunStarted(logger, e.Database, Heads(e.From), Heads(e.To), e.Plan.Count, e.Role); break;
            case RunFinished { Code: { } code } e: RunLog.RunFailed(logger, code, Milliseconds(e.Duration), e.Error, e.Heads is { } heads ? Heads(heads) : "?"); break;
            case RunFinished e: RunLog.RunFinished(logger, e.Outcome.ToString(), Milliseconds(e.Duration)); break;
            case RevisionStarted e: RunLog.RevisionStarted(logger, e.Revision, e.Message, e.Direction.ToString(), e.Number, e.Total); break;
            case RevisionFinished e: RunLog.RevisionFinished(logger, e.Revision, e.Direction.ToString(), Milliseconds(e.Duration), e.Rows); break;
            case RevisionSkipped e: RunLog.RevisionSkipped(logger, e.Revision); break;
            case RevisionResumed e: RunLog.RevisionResumed(logger, e.Revision, e.Statement); break;
            case TextFromLedger e: RunLog.TextFromLedger(logger, e.Revision); break;
            case StatementFinished e: RunLog.StatementFinished(logger, e.Revision, e.Statement, e.Total, Milliseconds(e.Duration)); break;
            case InvalidIndexDropped e: RunLog.InvalidIndexDropped(logger, e.Revision, e.Index); break;
            case BackfillAdvanced e: RunLog.BackfillAdvanced(logger, e.Revision, e.Table, e.Done, e.Total); break;
            case LockWaiting e: RunLog.LockWaiting(logger, e.Revision, Milliseconds(e.Waited), string.Join("; ", e.Blockers)); break;
            case RunWaiting e: RunLog.RunWaiting(logger, Milliseconds(e.Waited), e.Holder?.ToString()); break;
            case Retrying e: RunLog.Retrying(logger, e.Attempt, e.Attempts, e.Revision, e.Reason, Milliseconds(e.Delay)); break;
            case StatementProgress e: RunLog.StatementProgress(logger, e.Revision, e.Command, Milliseconds(e.Elapsed), e.Phase, e.Done, e.Total, e.Unit); break;
            case BlockerEnded e: RunLog.BlockerEnded(logger, e.Revision, Milliseconds(e.Idle), $"{e.Blocker}"); break;
            case RunStopping e: RunLog.RunStopping(logger, Milliseconds(e.Grace)); break;
            case LedgerCreated e: RunLog.LedgerCreated(logger, e.Version); break;
            case BackupTaken e: RunLog.BackupTaken(logger, e.Path, e.Bytes, Milliseconds(e.Duration)); break;
            default: throw new InvalidOperationException($"no record for {next.GetType().Name}");
        }
    }

    private static string Heads(IReadOnlyCollection<string> heads) => heads.Count == 0 ? "base" : string.Join(',', heads);

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 1);
}
