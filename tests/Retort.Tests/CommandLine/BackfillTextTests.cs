using Retort.Cli.Output;
using Retort.Execution.Events;

namespace Retort.Tests.CommandLine;

public sealed class BackfillTextTests
{
    private static readonly BackfillAdvanced Half = new()
    {
        Revision = "a1",
        Table = "users",
        Done = 48_210,
        Total = 100_000,
        RowsPerSecond = 12_000,
        Remaining = TimeSpan.FromSeconds(79),
    };

    [Fact]
    public void The_progress_line_says_how_far_how_fast_and_how_long() =>
        Assert.Equal("[#########...........] 48%  48,210 of 100,000 rows of users  12,000 rows/s, 79.0s left", BackfillText.Of(Half));

    [Fact]
    public void It_says_that_a_standby_is_waited_for() =>
        Assert.EndsWith("left, waits for a standby that is 2.5s behind", BackfillText.Of(Half with { StandbyLag = TimeSpan.FromSeconds(2.5) }));

    [Fact]
    public void A_standby_that_does_not_tell_its_time_is_told_in_bytes() =>
        Assert.EndsWith("left, waits for a standby that is 80.0 MB behind", BackfillText.Of(Half with { StandbyBytes = 80 << 20 }));

    [Fact]
    public void At_the_end_no_time_is_left() =>
        Assert.Equal("[####################] 100%  100,000 of 100,000 rows of users  12,000 rows/s", BackfillText.Of(Half with { Done = 100_000 }));
}
