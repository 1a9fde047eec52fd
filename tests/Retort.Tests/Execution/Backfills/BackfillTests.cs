using Npgsql;
using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Events;
using Retort.Execution.Ledgers;
using Retort.Revisions;
using Retort.Tests.Fixtures;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Execution.Backfills;

public sealed class BackfillTests(TestServer server)
{
    private const string Users = "create table users (id bigint primary key, email text, lower text, times int not null default 0)";
    private const string Fill = "update users set lower = lower(email), times = times + 1";

    [Fact]
    public async Task Every_row_is_updated_once_in_batches_that_are_transactions_of_their_own()
    {
        var database = await UsersAsync(3000);
        await database.ExecuteAsync("alter table users add at bigint");
        var report = await database.UpgradeAsync(Revision("x", null, [Filled("update users set at = pg_current_xact_id()::text::bigint, times = times + 1 where email is not null", By("id", 700))]));
        Assert.Equal(3000, report.Finished[0].Rows);
        Assert.Equal("3000|1|1", await database.QueryAsync("select count(*), min(times), max(times) from users"));
        Assert.True(int.Parse(await database.QueryAsync("select count(distinct at) from users")) >= 4);
        Assert.Equal("700", await database.QueryAsync("select greatest(700, max(n)) from (select count(*) n from users group by at) batch"));
        Assert.Equal("0", await database.QueryAsync("select count(*) from retort.step"));
        Assert.Equal(3000, database.Events.OfType<BackfillAdvanced>().Last().Done);
    }

    [Theory]
    [InlineData("text", "id::text", "id")]
    [InlineData("timestamptz", "now() - id * interval '1.000001 s'", "id")]
    [InlineData("uuid", "gen_random_uuid()", "id")]
    [InlineData("bytea", "sha256(id::text::bytea)", "id")]
    [InlineData("numeric", "id / 7.0", "id")]
    [InlineData("int", "id % 7", "id, email")]
    public async Task Any_ordered_key_goes_through(string type, string value, string key)
    {
        var database = await UsersAsync(400);
        await database.ExecuteAsync("alter table users drop constraint users_pkey", $"alter table users alter id type {type} using {value}", "alter table users alter email set not null", "create index on users (id, email)",
            "alter table users alter id set not null");
        await database.UpgradeAsync(Revision("x", null, [Filled(Fill, By(key, 90))]));
        Assert.Equal("400|1|1", await database.QueryAsync("select count(*), min(times), max(times) from users"));
    }

    [Fact]
    public async Task A_partitioned_table_with_a_name_in_quotes_and_an_alias_is_filled()
    {
        var database = await UsersAsync(0);
        await database.ExecuteAsync("create table \"Big Table\" (\"Id\" int primary key, n int not null default 0) partition by range (\"Id\")",
            "create table p1 partition of \"Big Table\" for values from (0) to (500)", "create table p2 partition of \"Big Table\" for values from (500) to (2000)",
            "insert into \"Big Table\" select generate_series(1, 1000)");
        var backfill = new Backfill { Table = "\"Big Table\"", Key = "\"Id\"", BatchSize = 300 };
        await database.UpgradeAsync(Revision("x", null, [Filled("update \"Big Table\" as \"B\" set n = \"B\".n + u.one from (select 1 as one) u", backfill)]));
        Assert.Equal("1000|1|1", await database.QueryAsync("select count(*), min(n), max(n) from \"Big Table\""));
    }

    [Fact]
    public async Task A_batch_that_fails_leaves_the_earlier_ones_and_the_next_run_goes_on_there()
    {
        var database = await UsersAsync(2000);
        await database.ExecuteAsync("update users set email = 'x' where id = 1500");
        Revision[] revisions = [Revision("x", null, [Part("create table before (id int)"), Filled("update users set times = times + 1 / (case when email = 'x' then 0 else 1 end)", By("id", 400)), Part("create table after (id int)")])];
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => database.UpgradeAsync(revisions));
        Assert.Equal("revision \"x\" stopped at statement 2 of 3", failure.Message);
        Assert.Contains("of its backfill of users by id, up to ", failure.State, StringComparison.Ordinal);
        var done = int.Parse(await database.QueryAsync("select count(*) from users where times = 1"));
        Assert.InRange(done, 400, 1499);
        Assert.Equal($"{done}|{done}", await database.QueryAsync("select visited, reached[1] from retort.step where backfill is not null"));
        await database.ExecuteAsync("update users set email = '' where id = 1500");
        await database.UpgradeAsync(revisions);
        Assert.Equal("2000|1|1", await database.QueryAsync("select count(*), min(times), max(times) from users"));
        Assert.Equal("x", await database.AppliedAsync());
    }

    [Fact]
    public async Task A_backfill_under_way_may_change_its_update_and_not_its_key()
    {
        var database = await UsersAsync(1000);
        Revision With(string statement, Backfill backfill) => Revision("x", null, [Filled(statement, backfill)]);
        await Assert.ThrowsAsync<ExecutionException>(() => database.UpgradeAsync(With("update users set times = times + 1 / (800 - id)::int", By("id", 100))));
        await database.ExecuteAsync("alter table users alter email set not null", "create index on users (email)");
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => database.UpgradeAsync(With(Fill, By("email", 100))));
        Assert.Equal("revision-edited", failure.Code);
        await database.UpgradeAsync(With("update users set lower = 'later'", By("id", 300)));
        Assert.Equal("True", await database.QueryAsync("select bool_and((id >= 800 and lower = 'later') or id < 800) from users"));
    }

    [Fact]
    public async Task It_ends_while_rows_are_being_inserted_and_leaves_out_none_that_was_there()
    {
        var database = await UsersAsync(3000);
        using var stop = new CancellationTokenSource();
        var inserting = InsertAsync(database, stop.Token);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        var there = await database.QueryAsync("select max(id) from users");
        await database.UpgradeAsync(Revision("x", null, [Filled(Fill, By("id", 500))]));
        Assert.False(inserting.IsCompleted);
        await stop.CancelAsync();
        await inserting;
        Assert.Equal("0", await database.QueryAsync($"select count(*) from users where id <= {there} and times <> 1"));
        Assert.Equal("0", await database.QueryAsync("select count(*) from users where times > 1"));
    }

    [Fact]
    public async Task A_killed_backend_costs_one_batch_at_most()
    {
        var database = await UsersAsync(3000);
        await database.UpgradeAsync(Tables(1));
        Revision[] revisions = [.. Tables(1), Revision("x", "r01", [Filled("update users set times = times + 1, lower = pg_sleep(0.0005)::text", By("id", 100))])];
        var run = database.UpgradeAsync(revisions);
        await Until.TrueAsync(async () => await database.QueryAsync("select count(*) from retort.step where visited > 300") == "1");
        await database.QueryAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        await Assert.ThrowsAsync<ExecutionException>(() => run);
        await database.UpgradeAsync(revisions);
        Assert.Equal("3000|1|1", await database.QueryAsync("select count(*), min(times), max(times) from users"));
    }

    [Theory]
    [InlineData("email", "not a NOT NULL column")]
    [InlineData("nosuch", "not a NOT NULL column")]
    [InlineData("times", "no index")]
    public async Task A_key_that_would_leave_rows_out_or_read_the_table_for_each_batch_is_refused(string key, string why)
    {
        var database = await UsersAsync(10);
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => database.UpgradeAsync(Revision("x", null, [Filled("update users set lower = ''", By(key, 5))])));
        Assert.Equal("backfill-not-batchable", failure.Code);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_that_cannot_be_cut_is_refused_before_anything_is_run()
    {
        var database = await UsersAsync(10);
        await Assert.ThrowsAsync<ExecutionException>(() => database.UpgradeAsync([.. Tables(1), Revision("x", "r01", [Filled("update users set id = id + 1", By("id", 5))])]));
        Assert.Equal("users", await database.TablesAsync());
    }

    [Fact]
    public async Task A_ledger_of_version_1_is_brought_forward()
    {
        var database = await UsersAsync(10);
        await database.ExecuteAsync([.. LedgerSetup.Statements(0).Select(statement => statement.Text)]);
        Assert.Equal(1, (await database.Runner([]).ReadLedgerAsync(TestContext.Current.CancellationToken)).Version);
        await database.UpgradeAsync(Revision("x", null, [Filled(Fill, By("id", 5))]));
        Assert.Equal(Ledger.Version, (await database.Runner([]).ReadLedgerAsync(TestContext.Current.CancellationToken)).Version);
    }

    private static async Task InsertAsync(TestDatabase database, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync();
        while (!stop.IsCancellationRequested)
        {
            await using var command = new NpgsqlCommand("insert into users select max(id) + 1, 'New@example.com' from users", connection);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private async Task<TestDatabase> UsersAsync(int rows)
    {
        var database = new TestDatabase(await server.CreateDatabaseAsync());
        await database.ExecuteAsync(Users, $"insert into users select n, 'U' || n from generate_series(1, {rows}) n");
        return database;
    }

    private static Backfill By(string key, int size) => new() { Table = "users", Key = key, BatchSize = size };
}
