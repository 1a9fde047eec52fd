using Retort.Execution.Events;
using Retort.Revisions;
using Retort.Tests.Fixtures;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Execution.Backfills;

public sealed class StandbyTests
{
    [Fact]
    public async Task A_backfill_waits_for_a_real_standby_that_is_behind_and_then_goes_on()
    {
        await using var servers = await StandbyServer.StartAsync();
        var database = new TestDatabase(servers.Primary);
        await database.ExecuteAsync("create table users (id int primary key, times int not null default 0)", "insert into users select generate_series(1, 4000)");
        await database.UpgradeAsync(Revision("x", null, [Filled("update users set times = times + 1 + length(pg_sleep(0.001)::text)", new Backfill { Table = "users", Key = "id", BatchSize = 500 })]));
        Assert.Equal("4000|1|1", await database.QueryAsync("select count(*), min(times), max(times) from users"));
        Assert.Contains(database.Events.OfType<BackfillAdvanced>(), advanced => advanced.StandbyLag > TimeSpan.FromSeconds(1));
    }
}
