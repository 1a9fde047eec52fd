using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Backfills;
using Retort.Revisions;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Execution.Backfills;

public sealed class BatchedUpdateTests
{
    [Theory]
    [InlineData("update users set a = 1", "update users set a = 1\nwhere users.id > '5' and users.id <= '9'")]
    [InlineData("UPDATE users SET a = 1 WHERE b OR c", "UPDATE users SET a = 1\nwhere (b OR c\n) and users.id > '5' and users.id <= '9'")]
    [InlineData("update only users as u set a = 1 returning id", "update only users as u set a = 1\nwhere u.id > '5' and u.id <= '9'\nreturning id")]
    [InlineData("update public.users u set a = o.x from (select * from orders where x) o where o.id = u.id returning u.id",
        "update public.users u set a = o.x from (select * from orders where x) o\nwhere (o.id = u.id\n) and u.id > '5' and u.id <= '9'\nreturning u.id")]
    [InlineData("update users set a = b is distinct from c, d = 'where' -- where\n", "update users set a = b is distinct from c, d = 'where' -- where\nwhere users.id > '5' and users.id <= '9'")]
    [InlineData("update \"users\" * set a = (select 1 where true) where a = 1 -- all", "update \"users\" * set a = (select 1 where true)\nwhere (a = 1 -- all\n) and \"users\".id > '5' and \"users\".id <= '9'")]
    public void The_range_is_put_where_it_belongs(string statement, string expected) =>
        Assert.Equal(expected, Of(statement).Text(["5"], ["9"]));

    [Fact]
    public void Several_key_columns_are_compared_as_a_row()
    {
        var update = Of("update users set a = 1", "tenant, id");
        Assert.Equal("update users set a = 1\nwhere (users.tenant, users.id) <= ('a', 'it''s')", update.Text([], ["a", "it's"]));
        Assert.Contains("where (tenant, id) > ('a', '7') order by tenant, id limit 10", update.Bound(["a", "7"], 10), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update orders set a = 1", "the directive names users")]
    [InlineData("update users set id = id + 1", "changes the key id")]
    [InlineData("update users set a = 1, (b, \"id\") = (select 1, 2)", "changes the key \"id\"")]
    [InlineData("update users set a = 1 where current of c", "a cursor")]
    [InlineData("with x as (select 1) update users set a = 1", "not an UPDATE")]
    [InlineData("update only (users) set a = 1", "the name of a table was expected")]
    public void What_cannot_be_cut_is_refused_and_says_why(string statement, string why)
    {
        var failure = Assert.Throws<ExecutionException>(() => Of(statement));
        Assert.Equal("backfill-not-batchable", failure.Code);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_on_the_right_side_is_no_change_of_it() => Assert.Equal("users", Of("update users set a = id, b = coalesce(id, 1)").Target);

    private static BatchedUpdate Of(string statement, string key = "id")
    {
        var backfill = new Backfill { Table = "users", Key = key, BatchSize = 10 };
        var work = new RevisionWork
        {
            Revision = Revision("x", null, [Filled(statement, backfill)]),
            Direction = RunDirection.Upgrade,
            Script = Revision("x", null, [Filled(statement, backfill)]).Upgrade,
            Number = 1,
            Total = 1,
        };
        return BatchedUpdate.Of(work.Places(0).Single(), backfill);
    }
}
