using Microsoft.Extensions.Logging;
using Retort.Execution.Events;

namespace Retort.Hosting.Startup;

/// <summary>Writes the events of a run to the log.</summary>
internal sealed class RunLog(ILogger logger, string database)
{
    public void Write(RunEvent next)
    {
        switch (next)
        {
            case RevisionStarted started: StartupLog.Started(logger, database, started.Revision, started.Number, started.Total, started.Message); break;
            case RevisionFinished finished: StartupLog.Finished(logger, database, finished.Revision, Math.Round(finished.Duration.TotalMilliseconds, 1)); break;
            case Retrying retrying: StartupLog.Retrying(logger, database, retrying.Attempt, retrying.Attempts, retrying.Reason); break;
        }
    }
}
