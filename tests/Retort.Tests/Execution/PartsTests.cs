using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Events;
using Retort.Execution.Repairs;
using Retort.Execution.Statements;
using Retort.Tests.Fixtures;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Execution;

public sealed class PartsTests(TestServer server)
{
    private const string Index = "create unique index concurrently if not exists people_email on people (email)";

    [Fact]
    public async Task Parts_run_in_order_and_the_ledger_row_comes_with_the_last()
    {
        var database = await NewAsync();
        var report = await database.UpgradeAsync(Revision("x", null, [
            Part("create table people (email text)", "insert into people values ('a'), ('b')"),
            Alone(Index, "vacuum people"),
            Part("comment on index people_email is 'done'"),
        ]));
        Assert.Equal("x", await database.AppliedAsync());
        Assert.Equal(2, report.Finished[0].Rows);
        Assert.Equal([3, 4], database.Events.OfType<StatementFinished>().Select(finished => finished.Statement));
        Assert.Equal("0", await database.QueryAsync("select count(*) from retort.step"));
        Assert.Equal("t", await database.QueryAsync("select case when duration > '0' then 't' end from retort.revision"));
    }

    [Fact]
    public async Task A_second_transaction_may_use_the_label_that_the_first_added()
    {
        var database = await NewAsync();
        await database.ExecuteAsync("create type mood as enum ('sad')");
        await database.UpgradeAsync(Revision("x", null, [
            Part("alter type mood add value 'glad'"),
            Part("create table people (mood mood default 'glad')", "insert into people default values"),
        ]));
        Assert.Equal("glad", await database.QueryAsync("select mood::text from people"));
        Assert.Equal("x", await database.AppliedAsync());
    }

    [Fact]
    public async Task An_invalid_index_is_dropped_and_built_again_after_the_rows_are_corrected()
    {
        var database = await NewAsync();
        Retort.Revisions.Revision[] revisions = [Revision("x", null, [
            Part("create table people (email text)", "insert into people values ('a'), ('a')"),
            Alone(Index),
        ])];
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => database.UpgradeAsync(revisions));
        Assert.Equal("revision \"x\" stopped at statement 3 of 3", failure.Message);
        Assert.Equal("The database is still at base; of revision \"x\" statements 1 to 2 are done, and the next run goes on with statement 3. It left the invalid index public.people_email, which the next run drops and builds again.", failure.State);
        await database.ExecuteAsync("update people set email = 'b' where ctid = '(0,1)'");
        await database.UpgradeAsync(revisions);
        Assert.Equal(3, database.Events.OfType<RevisionResumed>().Single().Statement);
        Assert.Equal("public.people_email", database.Events.OfType<InvalidIndexDropped>().Single().Index);
        Assert.Equal("True", await database.QueryAsync("select indisvalid from pg_index where indexrelid = 'people_email'::regclass"));
        Assert.Equal("2", await database.QueryAsync("select count(*) from people"));
    }

    [Fact]
    public async Task An_invalid_index_that_somebody_else_left_does_not_pass_for_one()
    {
        var database = await NewAsync();
        await database.ExecuteAsync("create table people (email text)", "insert into people values ('a'), ('a')");
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.ExecuteAsync(Index));
        await database.ExecuteAsync("delete from people");
        await database.UpgradeAsync(Revision("x", null, [Alone(Index)]));
        Assert.Equal("True", await database.QueryAsync("select indisvalid from pg_index where indexrelid = 'people_email'::regclass"));
    }

    [Fact]
    public async Task A_statement_whose_end_nobody_saw_is_not_done_twice()
    {
        var database = await NewAsync();
        Retort.Revisions.Revision[] revisions = [.. Tables(1), Revision("x", "r01", [
            Alone("create index concurrently i on t01 (id)", "alter type mood add value 'sad'", "drop index concurrently old"),
            Part("create table after (id int)"),
        ])];
        await database.ExecuteAsync("create type mood as enum ('happy')");
        await Assert.ThrowsAsync<ExecutionException>(() => database.UpgradeAsync(revisions));
        // As if the runner had died after each statement and before its record.
        await database.ExecuteAsync(
            "update retort.step set finished_at = null",
            $"insert into retort.step (revision, direction, part, statement, hash) values ('x', 'upgrade', 0, 2, '{StatementHash.Of(revisions[1].Upgrade.Parts[0].Statements[2])}')");
        await database.UpgradeAsync(revisions);
        Assert.Equal("r01 x", await database.AppliedAsync());
        Assert.Equal("happy sad", await database.QueryAsync("select string_agg(enumlabel::text, ' ' order by enumsortorder) from pg_enum"));
    }

    [Fact]
    public async Task A_statement_edited_after_it_ran_is_refused_and_one_that_failed_may_be_edited()
    {
        var database = await NewAsync();
        await Assert.ThrowsAsync<ExecutionException>(() => database.UpgradeAsync(Revision("x", null, [Part("create table a (id int)"), Alone("vacuum nosuch")])));
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => database.UpgradeAsync(Revision("x", null, [Part("create table a (id bigint)"), Alone("vacuum a")])));
        Assert.Equal("revision-edited", failure.Code);
        await database.UpgradeAsync(Revision("x", null, [Part("create table a (id int)"), Alone("vacuum a")]));
        Assert.Equal("x", await database.AppliedAsync());
    }

    [Fact]
    public async Task A_killed_backend_resumes_with_the_statement_that_was_running()
    {
        var database = await NewAsync();
        await database.ExecuteAsync("create table wait ()", "create table log (step int)");
        Retort.Revisions.Revision[] revisions = [Revision("x", null, [
            Alone("insert into log values (1)", "select pg_sleep(60) from pg_class where relname = 'wait'", "insert into log values (3)"),
        ])];
        var run = database.UpgradeAsync(revisions);
        await Until.TrueAsync(async () => await database.QueryAsync(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'") == "1");
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => run);
        Assert.Equal("connection-lost", failure.Code);
        await database.ExecuteAsync("drop table wait");
        await database.UpgradeAsync(revisions);
        Assert.Equal("1 3", await database.QueryAsync("select string_agg(step::text, ' ' order by step) from log"));
    }

    [Fact]
    public async Task A_cancelled_statement_outside_of_transactions_is_resumed()
    {
        var database = await NewAsync();
        Retort.Revisions.Revision[] revisions = [Revision("x", null, [Part("create table a (id int)"), Alone("create index concurrently i on a (id)")])];
        await database.ExecuteAsync("create table reader (id int)");
        await using var reader = await database.OpenAsync();
        await using var transaction = await reader.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await using (var snapshot = new Npgsql.NpgsqlCommand("select 1 from reader", reader)) await snapshot.ExecuteNonQueryAsync();
        using var cancel = new CancellationTokenSource();
        var run = database.Runner(revisions).UpgradeAsync("heads", cancel.Token);
        // It waits for the reader's snapshot, outside of every table.
        await Until.TrueAsync(async () => await database.QueryAsync("select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'virtualxid'") == "1");
        await cancel.CancelAsync();
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => run);
        Assert.Equal("interrupted", failure.Code);
        Assert.Contains("revision \"x\" is under way", failure.State, StringComparison.Ordinal);
        await transaction.RollbackAsync();
        await database.UpgradeAsync(revisions);
        Assert.Equal("True", await database.QueryAsync("select indisvalid from pg_index where indexrelid = 'i'::regclass"));
    }

    [Theory]
    [InlineData("create index concurrently i on t (x)", "i", null, "t")]
    [InlineData("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"Odd\"\"one\" ON ONLY \"S\".t USING gin (x)", "Odd\"one", "S", "t")]
    [InlineData("create /* a */ index concurrently -- b\n on s.t (x)", null, "s", "t")]
    public void The_head_of_a_concurrent_index_is_read(string statement, string? name, string? schema, string table) =>
        Assert.Equal(new ConcurrentIndex(name, schema, table), ConcurrentIndex.Of(statement));

    [Theory]
    [InlineData("create index i on t (x)")]
    [InlineData("drop index concurrently i")]
    [InlineData("create table \"index\" (concurrently int)")]
    public void Other_statements_are_not_concurrent_indexes(string statement) => Assert.Null(ConcurrentIndex.Of(statement));

    private async Task<TestDatabase> NewAsync() => new(await server.CreateDatabaseAsync());
}
