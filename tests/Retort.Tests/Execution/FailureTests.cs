using Npgsql;
using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Events;
using Retort.Tests.Fixtures;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Execution;

public sealed class FailureTests(TestServer server)
{
    [Fact]
    public async Task A_statement_that_fails_rolls_its_revision_back_and_says_where()
    {
        var database = await NewAsync();
        var failure = await FailsAsync(database, [.. Tables(1), Revision("bad", "r01", [
            "create table before (id int)",
            "create table t (\n  id int,\n  other nosuchtype\n)",
            "create table after (id int)",
        ])]);
        Assert.Equal("statement-failed", failure.Code);
        Assert.Equal("revision \"bad\" stopped at statement 2 of 3", failure.Message);
        Assert.Equal("42704 type \"nosuchtype\" does not exist", failure.Detail);
        Assert.Equal(["revisions/bad.sql:22", "other nosuchtype"], failure.Where);
        Assert.Equal("Statement 1 was rolled back; the database is still at \"r01\".", failure.State);
        Assert.Equal("t01", await database.TablesAsync());
        Assert.Equal("r01", await database.AppliedAsync());
        Assert.Equal("bad|upgrade|failed|42704", await database.QueryAsync("select revision, direction, outcome, sqlstate from retort.event where outcome = 'failed'"));
        Assert.Equal(RunOutcome.Failed, Assert.IsType<RunFinished>(database.Events[^1]).Outcome);
    }

    [Fact]
    public async Task The_detail_and_hint_of_the_server_are_shown()
    {
        var database = await NewAsync();
        var failure = await FailsAsync(database, [Revision("a", null, ["create table t (id int primary key)", "insert into t values (7), (7)"])]);
        Assert.Contains("Key (id)=(7) already exists.", failure.Detail, StringComparison.Ordinal);
        failure = await FailsAsync(database, [Revision("a", null, ["create table t (counter int)", "select countr from t"])]);
        Assert.Contains("counter", failure.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_of_the_file_lets_the_next_run_finish()
    {
        var database = await NewAsync();
        await FailsAsync(database, [.. Tables(2), Revision("x", "r02", ["create table x (id nosuch)"])]);
        await database.UpgradeAsync([.. Tables(2), Revision("x", "r02", ["create table x (id int)"])]);
        Assert.Equal("r01 r02 x", await database.AppliedAsync());
    }

    [Fact]
    public async Task A_statement_that_needs_autocommit_says_what_to_write()
    {
        var database = await NewAsync();
        var failure = await FailsAsync(database, [.. Tables(1), Revision("x", "r01", ["create index concurrently i on t01 (id)"])]);
        Assert.Equal("needs-no-transaction", failure.Code);
        Assert.Contains("-- retort: no-transaction", failure.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_that_ends_the_transaction_is_refused_before_anything_is_done()
    {
        var database = await NewAsync();
        var failure = await FailsAsync(database, [.. Tables(1), Revision("x", "r01", ["create table x (id int)", "/* sly */ commit"])]);
        Assert.Equal("transaction-control", failure.Code);
        Assert.Equal("", await database.TablesAsync());
    }

    [Fact]
    public async Task An_edited_file_is_an_error_that_names_the_statements()
    {
        var database = await NewAsync();
        await database.UpgradeAsync(Revision("a", null, ["create table a (id int)", "create table b (id int)"]));
        var failure = await FailsAsync(database, [Revision("a", null, ["create table a (id int)", "create table b (id bigint)", "create table c ()"]), Revision("b", "a", ["create table d ()"])]);
        Assert.Equal("revision-edited", failure.Code);
        Assert.Equal("""
            Statement 2 of "a" (line 20) is not what was applied.
              was: create table b (id int)
              now: create table b (id bigint)
            Statement 3 of "a" (line 30) was added: create table c ()
            """, failure.Detail);
        Assert.Equal(["revisions/a.sql"], failure.Where);
        Assert.Equal("a", await database.AppliedAsync());
    }

    [Fact]
    public async Task An_unknown_revision_in_the_ledger_stops_an_upgrade()
    {
        var database = await NewAsync();
        await database.UpgradeAsync(Tables(2));
        var failure = await FailsAsync(database, Tables(1));
        Assert.Equal("unknown-revision", failure.Code);
        Assert.Contains("\"r02\"", failure.Message, StringComparison.Ordinal);
        Assert.Contains("postgres", failure.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_without_the_right_is_told_which_one()
    {
        var database = await NewAsync();
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var name = settings.Database;
        await database.ExecuteAsync($"create role poor_{name} login password '{settings.Password}'", "revoke create on schema public from public");
        var asPoor = new TestDatabase(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = $"poor_{name}" }.ConnectionString);
        var failure = await FailsAsync(asPoor, Tables(1));
        Assert.Equal("insufficient-privilege", failure.Code);
        Assert.Contains($"grant create on database {name} to poor_{name}", failure.Hint, StringComparison.Ordinal);
        await database.ExecuteAsync($"grant create on database {name} to poor_{name}");
        failure = await FailsAsync(asPoor, Tables(1));
        Assert.Equal("insufficient-privilege", failure.Code);
        Assert.Contains($"grant usage, create on schema public to poor_{name}", failure.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_may_not_grant_in_the_name_of_another_is_told_so()
    {
        var database = await NewAsync();
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var name = settings.Database;
        await database.ExecuteAsync($"create role plain_{name} login password '{settings.Password}'", $"grant create on database {name} to plain_{name}");
        var asPlain = new TestDatabase(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = $"plain_{name}" }.ConnectionString);
        var failure = await FailsAsync(asPlain, [Revision("a", null, ["set role postgres", "grant select on t to public", "reset role"])]);
        Assert.Equal("insufficient-privilege", failure.Code);
        Assert.StartsWith($"Run `grant postgres to plain_{name}` as a superuser", failure.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_may_not_read_the_ledger_is_told_so()
    {
        var database = await NewAsync();
        await database.UpgradeAsync(Tables(1));
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        await database.ExecuteAsync($"create role blind_{settings.Database} login password '{settings.Password}'");
        settings.Username = $"blind_{settings.Database}";
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => new TestDatabase(settings.ConnectionString).Runner(Tables(1)).ReadLedgerAsync());
        Assert.Equal("insufficient-privilege", failure.Code);
        Assert.Contains("grant usage on schema retort", failure.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_exist_has_its_own_code()
    {
        var nowhere = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = "nowhere" }.ConnectionString;
        var failure = await Assert.ThrowsAsync<ServerException>(() => new TestDatabase(nowhere).UpgradeAsync(Tables(1)));
        Assert.Equal("database-missing", failure.Code);
    }

    [Fact]
    public async Task A_wrong_password_is_said_and_not_shown()
    {
        var wrong = new TestDatabase(new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync()) { Password = "sesame" }.ConnectionString);
        var failure = await Assert.ThrowsAsync<ServerException>(() => wrong.UpgradeAsync(Tables(1)));
        Assert.Equal("wrong-password", failure.Code);
        Assert.DoesNotContain("sesame", $"{failure}{failure.Detail}{failure.Hint}{string.Join(' ', wrong.Events)}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_down_is_named_by_address_and_never_with_the_password()
    {
        var down = new TestDatabase("Host=127.0.0.1;Port=1;Username=someone;Password=sesame;Database=x");
        var failure = await Assert.ThrowsAsync<ServerException>(() => down.UpgradeAsync(Tables(1)));
        Assert.Equal("server-unreachable", failure.Code);
        Assert.Contains("127.0.0.1:1", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", $"{failure}{failure.Detail}{failure.Hint}{string.Join(' ', down.Events)}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_a_whole_state_and_says_which()
    {
        var database = await NewAsync();
        using var cancel = new CancellationTokenSource();
        var run = database.Runner([.. Tables(1), Revision("slow", "r01", ["create table slow (id int)", "select pg_sleep(600)"])]).UpgradeAsync("heads", cancel.Token);
        await Until.TrueAsync(async () => await database.QueryAsync("select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'") == "1");
        await cancel.CancelAsync();
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => run);
        Assert.Equal("interrupted", failure.Code);
        Assert.Equal("The database is still at \"r01\".", failure.State);
        Assert.Equal("t01", await database.TablesAsync());
        Assert.Equal(RunOutcome.Interrupted, Assert.IsType<RunFinished>(database.Events[^1]).Outcome);
        await Until.TrueAsync(async () =>
            await database.QueryAsync("select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()") == "0");
    }

    [Fact]
    public async Task A_killed_backend_leaves_a_whole_state_and_the_next_run_finishes()
    {
        var database = await NewAsync();
        Retort.Revisions.Revision[] revisions = [.. Tables(1), Revision("slow", "r01", ["create table slow (id int)", "select pg_sleep(coalesce((select 60 from pg_class where relname = 'wait'), 0))"])];
        await database.ExecuteAsync("create table wait ()");
        var run = database.UpgradeAsync(revisions);
        await Until.TrueAsync(async () => await database.QueryAsync(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'") == "1");
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => run);
        Assert.Equal("connection-lost", failure.Code);
        Assert.Equal("Statement 1 was rolled back; the database is still at \"r01\".", failure.State);
        await database.ExecuteAsync("drop table wait");
        await database.UpgradeAsync(revisions);
        Assert.Equal("r01 slow", await database.AppliedAsync());
    }

    [Fact]
    public async Task A_lock_that_does_not_come_is_tried_again_and_its_holder_named()
    {
        var database = await NewAsync();
        await database.UpgradeAsync(Tables(1));
        await using var blocker = await database.OpenAsync();
        await using var transaction = await blocker.BeginTransactionAsync();
        await using (var take = new NpgsqlCommand("lock table t01", blocker)) await take.ExecuteNonQueryAsync();
        var run = database.Runner([.. Tables(1), Revision("x", "r01", ["alter table t01 add x int"])],
            options => options with { LockTimeout = TimeSpan.FromMilliseconds(300), Attempts = 2 });
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => run.UpgradeAsync());
        Assert.Equal("lock-timeout", failure.Code);
        Assert.Contains($"In the way: process {blocker.ProcessID}", failure.Detail, StringComparison.Ordinal);
        Assert.Contains("Tried 2 times.", failure.Detail, StringComparison.Ordinal);
        Assert.Equal($"{blocker.ProcessID}", $"{database.Events.OfType<LockWaiting>().First().Blockers[0].Pid}");
        Assert.Equal(1, database.Events.OfType<Retrying>().Single().Attempt);
        Assert.Equal("The database is still at \"r01\".", failure.State);
    }

    [Fact]
    public async Task A_lock_that_comes_late_is_waited_for_over_several_attempts()
    {
        var database = await NewAsync();
        await database.UpgradeAsync(Tables(1));
        await using var blocker = await database.OpenAsync();
        await using var transaction = await blocker.BeginTransactionAsync();
        await using (var take = new NpgsqlCommand("lock table t01", blocker)) await take.ExecuteNonQueryAsync();
        var run = database.Runner([.. Tables(1), Revision("x", "r01", ["alter table t01 add x int"])],
            options => options with { LockTimeout = TimeSpan.FromMilliseconds(100), Attempts = 50 }).UpgradeAsync();
        await Until.TrueAsync(() => Task.FromResult(database.Events.OfType<Retrying>().Count() >= 2));
        await transaction.RollbackAsync();
        var report = await run;
        Assert.Equal(RunOutcome.Done, report.Outcome);
        Assert.True(report.Retries >= 2);
    }

    private static Task<ExecutionException> FailsAsync(TestDatabase database, IEnumerable<Retort.Revisions.Revision> revisions) =>
        Assert.ThrowsAsync<ExecutionException>(() => database.UpgradeAsync(revisions));

    private async Task<TestDatabase> NewAsync() => new(await server.CreateDatabaseAsync());
}
