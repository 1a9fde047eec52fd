using Npgsql;
using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Events;
using Retort.Revisions;
using Retort.Tests.Fixtures;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Execution;

/// <summary>The connection is cut at one message after another, as far as a run goes.</summary>
public sealed class CutConnectionTests(TestServer server)
{
    private static readonly Revision[] History =
    [
        Revision("a", null, ["create table log (step text)", "insert into log values ('a')"], ["delete from log where step = 'a'", "drop table log"]),
        Revision("b", "a",
            [Part("insert into log values ('b')"), Alone("create index concurrently b on log (step)"), Part("comment on table log is 'b'")],
            [Alone("drop index concurrently b"), Part("delete from log where step = 'b'")]),
        Revision("c", "b", ["insert into log values ('c')"], ["delete from log where step = 'c'"]),
    ];

    private const string End = "a b c|a b c|b|True|0|a b c";

    [Fact]
    public async Task A_run_that_may_try_again_finishes_by_itself()
    {
        var points = await AtEachMessageAsync(attempts: 5, async (database, proxied) =>
        {
            if (!await IgnoringAsync(proxied.UpgradeAsync(History))) await database.UpgradeAsync(History);
            Assert.Equal(End, await StateAsync(database));
        });
        Assert.True(points > 6, $"{points}");
    }

    [Fact]
    public async Task A_server_without_a_connection_left_is_asked_again_at_the_start_and_in_the_middle()
    {
        var direct = new TestDatabase(await server.CreateDatabaseAsync());
        var settings = new NpgsqlConnectionStringBuilder(direct.ConnectionString);
        var role = $"limited_{settings.Database}";
        await direct.ExecuteAsync($"create role {role} login password 'limited' connection limit 0", $"grant create on database {settings.Database} to {role}", $"grant all on schema public to {role}");
        (settings.Username, settings.Password) = (role, "limited");
        var database = new TestDatabase(settings.ConnectionString);
        var retries = 0;
        // The revision outside of a transaction wants a second session: at first there is one.
        var run = database.Runner(History, options => options with
        {
            Observer = next =>
            {
                options.Observer!(next);
                if (next is Retrying) direct.ExecuteAsync($"alter role {role} connection limit {++retries}").Wait();
            },
        });
        Assert.Equal(RunOutcome.Done, (await run.UpgradeAsync(cancellationToken: TestContext.Current.CancellationToken)).Outcome);
        Assert.True(retries >= 2, $"{retries}");
        Assert.All(database.Events.OfType<Retrying>(), retrying => Assert.Contains("no connection left", retrying.Reason, StringComparison.Ordinal));
        Assert.Equal(End, await StateAsync(direct));
    }

    /// <summary>Runs a body for one message after another until a run is through before it is cut; a part of them, another each time.</summary>
    private async Task<int> AtEachMessageAsync(int attempts, Func<TestDatabase, TestDatabase, Task> body)
    {
        const int Stride = 37;
        var direct = await server.CreateDatabaseAsync();
        var points = 0;
        for (var message = 1 + Random.Shared.Next(Stride); ; message += Stride, points++)
        {
            await TestServer.ExecuteAsync(direct, "drop schema if exists retort cascade", "drop schema public cascade", "create schema public");
            await using var proxy = new TestProxy(direct) { CutAt = message };
            var options = new RunOptions { Attempts = attempts, RetryDelay = TimeSpan.FromMilliseconds(5) };
            try
            {
                await body(new TestDatabase(direct), new TestDatabase(proxy.ConnectionString) { Options = options });
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"cut at message {message}: {failure.Message} {(failure as RetortException)?.Detail}", failure);
            }

            if (!proxy.HasCut) return points;
        }
    }

    /// <summary>Whether a run succeeded; a lost connection is the only other way to end.</summary>
    private static async Task<bool> IgnoringAsync(Task run)
    {
        try
        {
            await run;
            return true;
        }
        catch (RetortException failure) when (failure.Code is "connection-lost" or "server-unreachable")
        {
            return false;
        }
    }

    private static Task<string> StateAsync(TestDatabase database) => database.QueryAsync("""
        select (select string_agg(step, ' ' order by step) from log),
               (select string_agg(id, ' ' order by position) from retort.revision),
               obj_description('log'::regclass),
               (select indisvalid from pg_index where indexrelid = 'b'::regclass),
               (select count(*) from retort.step),
               (select string_agg(revision, ' ' order by id) from retort.event where outcome = 'done')
        """);
}
