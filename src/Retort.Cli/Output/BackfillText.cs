using Retort.Execution.Events;

namespace Retort.Cli.Output;

/// <summary>How far a backfill has come, for the progress line.</summary>
internal static class BackfillText
{
    /// <summary>For example <c>[#...................] 5%  48,210 of 1,000,000 rows of users  12,000 rows/s, 1m 19s left</c>.</summary>
    public static string Of(BackfillAdvanced advanced)
    {
        var percent = advanced.Total == 0 ? 100 : advanced.Done * 100 / advanced.Total;
        var left = advanced.Remaining is { } time && advanced.Done < advanced.Total ? $", {RelativeTime.Format(time)} left" : "";
        return $"{ProgressBar.Of(advanced.Done, advanced.Total)} {percent}%  {advanced.Done:N0} of {Plural.Of(advanced.Total, "row")} of {advanced.Table}  {advanced.RowsPerSecond:N0} rows/s{left}{Lag(advanced)}";
    }

    private static string Lag(BackfillAdvanced advanced) => (advanced.StandbyLag, advanced.StandbyBytes) switch
    {
        (null, null) => "",
        ({ TotalSeconds: > 1 } behind, _) => $", waits for a standby that is {RelativeTime.Format(behind)} behind",
        (_, var bytes) => $", waits for a standby that is {ByteSize.Format(bytes ?? 0)} behind",
    };
}
