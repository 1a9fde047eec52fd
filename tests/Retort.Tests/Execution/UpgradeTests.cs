using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Events;
using Retort.Tests.Fixtures;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Execution;

public sealed class UpgradeTests(TestServer server)
{
    [Fact]
    public async Task Pending_revisions_are_applied_in_order_and_recorded()
    {
        var database = await NewAsync();
        var report = await database.UpgradeAsync(Tables(3));
        Assert.Equal("t01 t02 t03", await database.TablesAsync());
        Assert.Equal("r01 r02 r03", await database.AppliedAsync());
        Assert.Equal(RunOutcome.Done, report.Outcome);
        Assert.Equal(["r03"], report.To);
        Assert.Equal(3, report.Finished.Count);
    }

    [Fact]
    public async Task The_ledger_row_holds_who_what_and_the_text()
    {
        var database = await NewAsync();
        await database.UpgradeAsync(Tables(2));
        Assert.Equal("r02|{r01}|message of r02|postgres|f|t|t|t", await database.QueryAsync("""
            select id, parents::text, message, applied_by, case when stamped then 't' else 'f' end,
                   case when upgrade like '%create table t02%' then 't' end, case when downgrade like '%drop table t02%' then 't' end,
                   case when duration > '0' then 't' end
            from retort.revision where id = 'r02'
            """));
        Assert.Equal("r01|upgrade|done\nr02|upgrade|done", await database.QueryAsync("select revision, direction, outcome from retort.event order by id"));
    }

    [Fact]
    public async Task Every_table_and_column_of_the_ledger_has_a_comment()
    {
        var database = await NewAsync();
        await database.UpgradeAsync(Tables(1));
        Assert.Equal("", await database.QueryAsync("""
            select c.relname || coalesce('.' || a.attname, '')
            from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
            where c.relnamespace = 'retort'::regnamespace and c.relkind = 'r'
              and (col_description(c.oid, a.attnum) is null or obj_description(c.oid, 'pg_class') is null)
            """));
    }

    [Fact]
    public async Task Nothing_to_do_changes_nothing()
    {
        var database = await NewAsync();
        await database.UpgradeAsync(Tables(2));
        var report = await database.UpgradeAsync(Tables(2));
        Assert.Equal(RunOutcome.NothingToDo, report.Outcome);
        Assert.Equal("2", await database.QueryAsync("select count(*) from retort.event"));
    }

    [Fact]
    public async Task A_database_without_a_ledger_is_read_without_making_one()
    {
        var database = await NewAsync();
        var state = await database.Runner(Tables(1)).ReadLedgerAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, 0, "at base"), (state.Version, state.Applied.Count, state.Position));
        Assert.Equal("", await database.QueryAsync("select to_regnamespace('retort')::text"));
    }

    [Fact]
    public async Task A_dry_run_plans_and_changes_nothing()
    {
        var database = await NewAsync();
        var report = await database.Runner(Tables(2), options => options with { DryRun = true }).UpgradeAsync("heads", TestContext.Current.CancellationToken);
        Assert.Equal(RunOutcome.Planned, report.Outcome);
        Assert.Equal(["r01", "r02"], report.Plan.Select(planned => planned.Id));
        Assert.Equal("", await database.QueryAsync("select to_regnamespace('retort')::text"));
    }

    [Fact]
    public async Task A_relative_target_goes_that_far()
    {
        var database = await NewAsync();
        await database.Runner(Tables(3)).UpgradeAsync("+2", TestContext.Current.CancellationToken);
        Assert.Equal("r01 r02", await database.AppliedAsync());
    }

    [Fact]
    public async Task Bare_names_mean_the_default_schema_and_nothing_else()
    {
        var database = await NewAsync();
        await database.ExecuteAsync("create schema tenant", "create table public.hidden (id int)");
        var run = database.Runner([Revision("a", null, ["create table here (path text)", "insert into here values (current_setting('search_path') || ' ' || current_setting('timezone'))"])],
            options => options with { Schema = "tenant" });
        await run.UpgradeAsync("heads", TestContext.Current.CancellationToken);
        Assert.Equal("tenant UTC", await database.QueryAsync("select path from tenant.here"));
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => database.Runner(
            [Revision("b", null, ["select * from hidden"])], options => options with { Schema = "tenant" }).UpgradeAsync("b", TestContext.Current.CancellationToken));
        Assert.Equal("unknown-revision", failure.Code);
    }

    [Fact]
    public async Task A_function_with_an_atomic_body_is_one_statement()
    {
        Assert.SkipWhen(await TestServer.VersionAsync($"{server.ConnectionString};Database=postgres") < 14, "PostgreSQL 13 has no BEGIN ATOMIC");
        var database = await NewAsync();
        await database.UpgradeAsync(Revision("a", null, [
            "create table t (id int)",
            "create function f() returns int begin atomic insert into t values (1); select count(*)::int from t; end",
            "select f()",
        ]));
        Assert.Equal("1", await database.QueryAsync("select count(*) from t"));
    }

    [Fact]
    public async Task Rows_that_statements_wrote_are_counted()
    {
        var database = await NewAsync();
        var report = await database.UpgradeAsync(Revision("a", null, [
            "create table t (id int)",
            "insert into t select generate_series(1, 10)",
            "update t set id = id + 1 where id > 5",
            "select * from t",
        ]));
        Assert.Equal(15, report.Finished[0].Rows);
    }

    [Fact]
    public async Task A_single_transaction_is_all_or_nothing()
    {
        var database = await NewAsync();
        var revisions = Tables(3).Append(Revision("r04", "r03", ["create table t01 (id int)"])).ToArray();
        var failure = await Assert.ThrowsAsync<ExecutionException>(() =>
            database.Runner(revisions, options => options with { SingleTransaction = true }).UpgradeAsync("heads", TestContext.Current.CancellationToken));
        Assert.Equal("revision \"r04\" stopped at statement 1 of 1", failure.Message);
        Assert.Equal("The database is still at base.", failure.State);
        Assert.Equal("", await database.TablesAsync());
        await database.Runner(Tables(3), options => options with { SingleTransaction = true }).UpgradeAsync("heads", TestContext.Current.CancellationToken);
        Assert.Equal("1", await database.QueryAsync("select count(distinct xmin::text) from retort.revision"));
    }

    [Fact]
    public async Task Events_tell_the_whole_story_in_order()
    {
        var database = await NewAsync();
        await database.UpgradeAsync(Tables(2));
        Assert.Equal(
            [typeof(RunStarted), typeof(LedgerCreated), typeof(RevisionStarted), typeof(RevisionFinished), typeof(RevisionStarted), typeof(RevisionFinished), typeof(RunFinished)],
            database.Events.Select(next => next.GetType()));
    }

    private async Task<TestDatabase> NewAsync() => new(await server.CreateDatabaseAsync());
}
