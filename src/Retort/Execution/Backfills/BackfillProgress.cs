using Retort.Execution.Events;
using Retort.Execution.Statements;

namespace Retort.Execution.Backfills;

/// <summary>Counts what a backfill has done and says so, a few times a second.</summary>
internal sealed class BackfillProgress(RunContext context, StatementPlace place, Revisions.Backfill backfill, long estimate, long before)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);
    private readonly TimeProvider time = context.Options.Time;
    private readonly long began = context.Options.Time.GetTimestamp();
    private long? said;
    private long now;

    public void Add(int rows)
    {
        now += rows;
        if (said is null || time.GetElapsedTime(said.Value) >= Between) Say(null, isFinished: false);
    }

    public void Wait(StandbyLag lag) => Say(lag, isFinished: false);

    public void Finish() => Say(null, isFinished: true);

    private void Say(StandbyLag? lag, bool isFinished)
    {
        said = time.GetTimestamp();
        var done = before + now;
        var total = isFinished ? done : Math.Max(estimate, done);
        var seconds = time.GetElapsedTime(began).TotalSeconds;
        var rate = seconds > 0 ? now / seconds : 0;
        context.Events.Publish(new BackfillAdvanced
        {
            Revision = place.Work.Id,
            Table = backfill.Table,
            Done = done,
            Total = total,
            RowsPerSecond = rate,
            Remaining = rate > 0 ? TimeSpan.FromSeconds((total - done) / rate) : null,
            StandbyLag = lag?.Time,
            StandbyBytes = lag?.Bytes,
        });
    }
}
