using Npgsql;
using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Events;
using Retort.Execution.Repairs;
using Retort.Revisions;
using Retort.Tests.Fixtures;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Execution;

/// <summary>What statements with CONCURRENTLY leave behind when they fail, and how the next run gets rid of it.</summary>
public sealed class ConcurrentlyTests(TestServer server)
{
    private const string Leftovers = "select count(*) from pg_index where not indisvalid";

    [Theory]
    [InlineData("reindex index concurrently i", "i_ccnew")]
    [InlineData("reindex (verbose) table concurrently public.t", "i_ccnew")]
    [InlineData("reindex (concurrently, verbose) index i", "i_ccnew")]
    [InlineData("reindex schema concurrently public", "i_ccnew")]
    public async Task A_reindex_that_failed_is_run_again_without_its_leftovers(string statement, string leftover)
    {
        Assert.SkipWhen(await TestServer.VersionAsync($"{server.ConnectionString};Database=postgres") < 14, "PostgreSQL 13 knows neither REINDEX (CONCURRENTLY) nor REINDEX of partitioned indexes");
        var database = await WithBrokenIndexAsync("create table t (x int)");
        Revision[] revisions = [Revision("x", null, [Alone(statement)])];
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => database.UpgradeAsync(revisions));
        Assert.Contains($"It left the invalid index public.{leftover}", failure.State, StringComparison.Ordinal);
        await database.ExecuteAsync("update knob set v = 1");
        await database.UpgradeAsync(revisions);
        Assert.Contains($"public.{leftover}", database.Events.OfType<InvalidIndexDropped>().Select(dropped => dropped.Index));
        Assert.Equal("0", await database.QueryAsync(Leftovers));
    }

    [Fact]
    public async Task A_reindex_of_a_partitioned_index_leaves_nothing_in_its_partitions()
    {
        Assert.SkipWhen(await TestServer.VersionAsync($"{server.ConnectionString};Database=postgres") < 14, "PostgreSQL 13 knows neither REINDEX (CONCURRENTLY) nor REINDEX of partitioned indexes");
        var database = await WithBrokenIndexAsync("create table t (x int) partition by range (x)",
            "create table p1 partition of t for values from (0) to (5)", "create table p2 partition of t for values from (5) to (100)");
        Revision[] revisions = [Revision("x", null, [Alone("reindex index concurrently i")])];
        await Assert.ThrowsAsync<ExecutionException>(() => database.UpgradeAsync(revisions));
        Assert.NotEqual("0", await database.QueryAsync(Leftovers));
        await database.ExecuteAsync("update knob set v = 1");
        await database.UpgradeAsync(revisions);
        Assert.Equal("0", await database.QueryAsync(Leftovers));
    }

    [Fact]
    public async Task An_index_of_a_partitioned_table_is_built_partition_by_partition_and_goes_on_where_it_failed()
    {
        var database = await NewAsync();
        await database.ExecuteAsync("create table t (x int, y int) partition by range (x)", "create table p1 partition of t for values from (0) to (5)",
            "create table p2 partition of t for values from (5) to (100)", "insert into t values (1, 1), (7, 2), (7, 3)");
        Revision[] revisions = [Revision("x", null, [
            Part("create unique index i on only t (x)"),
            Alone("create unique index concurrently if not exists i1 on p1 (x)", "create unique index concurrently if not exists i2 on p2 (x)"),
            Part("alter index i attach partition i1", "alter index i attach partition i2"),
        ])];
        Assert.Contains("public.i2", (await Assert.ThrowsAsync<ExecutionException>(() => database.UpgradeAsync(revisions))).State, StringComparison.Ordinal);
        await database.ExecuteAsync("delete from t where y = 3");
        await database.UpgradeAsync(revisions);
        Assert.Equal("i i1 i2", await database.QueryAsync("select string_agg(indexrelid::regclass::text, ' ' order by indexrelid::regclass::text) from pg_index where indisvalid and indrelid in ('t'::regclass, 'p1'::regclass, 'p2'::regclass)"));
    }

    [Fact]
    public async Task A_detachment_that_stopped_half_way_is_finalized()
    {
        var database = await PartitionedAsync();
        Revision[] revisions = [Revision("x", null, [Alone("alter table public.t detach partition p1 concurrently"), Part("drop table p1")])];
        await using (var reader = await database.OpenAsync())
        {
            await using var transaction = await reader.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using (var read = new NpgsqlCommand("select * from t", reader)) await read.ExecuteNonQueryAsync();
            using var cancel = new CancellationTokenSource();
            var run = database.Runner(revisions).UpgradeAsync("heads", cancel.Token);
            await Until.TrueAsync(async () => await database.QueryAsync("select count(*) from pg_inherits where inhdetachpending") == "1");
            await cancel.CancelAsync();
            Assert.Equal("interrupted", (await Assert.ThrowsAsync<ExecutionException>(() => run)).Code);
        }

        Assert.Equal("1", await database.QueryAsync("select count(*) from pg_inherits where inhdetachpending"));
        await database.UpgradeAsync(revisions);
        Assert.Equal("p2", await database.QueryAsync("select string_agg(inhrelid::regclass::text, ' ') from pg_inherits"));
        Assert.Equal("x", await database.AppliedAsync());
    }

    [Fact]
    public async Task A_detachment_whose_end_nobody_saw_is_not_done_twice()
    {
        var database = await PartitionedAsync();
        Revision[] revisions = [Revision("x", null, [Alone("alter table t detach partition p1 concurrently", "select 1 / v from knob")])];
        await database.ExecuteAsync("create table knob (v int)", "insert into knob values (0)");
        await Assert.ThrowsAsync<ExecutionException>(() => database.UpgradeAsync(revisions));
        await database.ExecuteAsync("update knob set v = 1", "update retort.step set finished_at = null");
        await database.UpgradeAsync(revisions);
        Assert.Equal("x", await database.AppliedAsync());
    }

    [Fact]
    public async Task A_validation_that_failed_is_run_again()
    {
        var database = await NewAsync();
        await database.ExecuteAsync("create table t (x int)", "insert into t values (-1)");
        Revision[] revisions = [Revision("x", null, [Part("alter table t add constraint positive check (x > 0) not valid"), Alone("alter table t validate constraint positive")])];
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => database.UpgradeAsync(revisions));
        Assert.Contains("goes on with statement 2", failure.State, StringComparison.Ordinal);
        await database.ExecuteAsync("update t set x = 1");
        await database.UpgradeAsync(revisions);
        Assert.Equal("True", await database.QueryAsync("select convalidated from pg_constraint where conname = 'positive'"));
    }

    [Fact]
    public async Task If_not_exists_waits_for_the_session_that_builds_the_index_and_builds_it_when_that_fails()
    {
        var database = await NewAsync();
        await database.ExecuteAsync("create table t (x int)", "create table other (x int)");
        await using var holder = await database.OpenAsync();
        await using var transaction = await holder.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var write = new NpgsqlCommand("insert into t values (1)", holder)) await write.ExecuteNonQueryAsync();
        await using var builder = await database.OpenAsync();
        await using var build = new NpgsqlCommand("create index concurrently i on t (x)", builder);
        var building = build.ExecuteNonQueryAsync();
        await Until.TrueAsync(async () => await database.QueryAsync("select count(*) from pg_stat_progress_create_index where index_relid <> 0") == "1");
        var run = database.UpgradeAsync(Revision("x", null, [Alone("create index concurrently if not exists i on t (x)")]));
        await Task.Delay(600, TestContext.Current.CancellationToken);
        Assert.False(run.IsCompleted);
        await database.QueryAsync($"select pg_cancel_backend({builder.ProcessID})");
        await Assert.ThrowsAsync<PostgresException>(() => building);
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        await run;
        Assert.Equal("True", await database.QueryAsync("select indisvalid from pg_index where indexrelid = 'i'::regclass"));
    }

    [Theory]
    [InlineData("reindex index concurrently \"S\".\"I\"", "index", "\"S\".\"I\"")]
    [InlineData("REINDEX (CONCURRENTLY) TABLE t", "table", "t")]
    [InlineData("reindex (concurrently false) table t", null, null)]
    [InlineData("reindex table t", null, null)]
    [InlineData("reindex database concurrently", "database", "")]
    public void The_head_of_a_reindex_is_read(string statement, string? kind, string? name) =>
        Assert.Equal(kind is null ? null : new ConcurrentReindex(kind, name!), ConcurrentReindex.Of(statement));

    [Theory]
    [InlineData("alter table if exists only s.t * detach partition \"P\" concurrently", "s.t", "\"P\"")]
    [InlineData("alter table t detach partition p", null, null)]
    [InlineData("alter table t detach partition p finalize", null, null)]
    public void The_head_of_a_detachment_is_read(string statement, string? table, string? partition) =>
        Assert.Equal(table is null ? null : new ConcurrentDetach(table, partition!), ConcurrentDetach.Of(statement));

    /// <summary>A table with an index that cannot be built while the knob is at zero.</summary>
    private async Task<TestDatabase> WithBrokenIndexAsync(params string[] tables)
    {
        var database = await NewAsync();
        await database.ExecuteAsync([
            "create table knob (v int)", "insert into knob values (1)",
            "create function f(int) returns int language sql immutable as 'select $1 / v from public.knob'",
            .. tables, "insert into t select generate_series(1, 10)", "create index i on t (f(x))", "update knob set v = 0",
        ]);
        return database;
    }

    private async Task<TestDatabase> PartitionedAsync()
    {
        var database = await NewAsync();
        await database.ExecuteAsync("create table t (x int) partition by range (x)", "create table p1 partition of t for values from (0) to (5)", "create table p2 partition of t for values from (5) to (100)");
        Assert.SkipWhen(await TestServer.VersionAsync(database.ConnectionString) < 14, "PostgreSQL 13 cannot detach concurrently");
        return database;
    }

    private async Task<TestDatabase> NewAsync() => new(await server.CreateDatabaseAsync());
}
