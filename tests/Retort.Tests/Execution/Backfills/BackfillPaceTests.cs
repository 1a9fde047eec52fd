using Retort.Execution.Backfills;

namespace Retort.Tests.Execution.Backfills;

public sealed class BackfillPaceTests
{
    [Fact]
    public void Batches_begin_small_and_grow_while_they_are_quick_up_to_the_size_of_the_directive()
    {
        var pace = new BackfillPace(1500);
        Assert.Equal(500, pace.Size);
        pace.Note(500, TimeSpan.FromMilliseconds(2));
        Assert.Equal(1000, pace.Size);
        pace.Note(1000, TimeSpan.FromMilliseconds(2));
        Assert.Equal(1500, pace.Size);
    }

    [Fact]
    public void A_slow_batch_shrinks_the_next_one_at_once_and_makes_it_wait()
    {
        var pace = new BackfillPace(5000);
        pace.Note(500, TimeSpan.FromMilliseconds(400));
        Assert.Equal(50, pace.Size);
        Assert.Equal(TimeSpan.FromMilliseconds(200), pace.Rest);
        pace.Note(50, TimeSpan.FromMinutes(1));
        Assert.Equal(10, pace.Size);
        Assert.Equal(TimeSpan.FromSeconds(1), pace.Rest);
    }

    [Fact]
    public void A_directive_for_single_rows_is_obeyed() => Assert.Equal(1, new BackfillPace(1).Size);
}
