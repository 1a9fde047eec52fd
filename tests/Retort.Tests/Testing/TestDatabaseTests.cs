using Microsoft.EntityFrameworkCore;
using Npgsql;
using Retort.Errors;
using Retort.Revisions;
using Retort.Revisions.Code;
using Retort.Testing;
using Retort.Tests.EntityFrameworkCore;
using Retort.Tests.Hosting;

namespace Retort.Tests.Testing;

/// <summary>Databases for tests, on a real server.</summary>
public sealed class TestDatabaseTests(Fixtures.TestServer server)
{
    private TestDatabaseOptions Options => new() { Server = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = "postgres" }.ConnectionString, EmbeddedFolder = "Hosting/migrations", Database = "app" };

    [Fact]
    public async Task A_database_is_at_head_and_gone_when_it_is_disposed()
    {
        var database = await TestDatabase.CreateAsync<TestDatabaseTests>(Options, Cancellation);
        Assert.Equal(3, await Probe.CountAsync(database.ConnectionString));
        await database.DisposeAsync();
        Assert.Equal("3D000", (await Assert.ThrowsAsync<PostgresException>(() => Probe.CountAsync(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString))).SqlState);
    }

    [Fact]
    public async Task Many_tests_at_once_have_each_their_own()
    {
        var databases = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TestDatabase.CreateAsync<TestDatabaseTests>(Options, Cancellation)));
        foreach (var database in databases) await Probe.ScalarAsync(database.ConnectionString, "insert into users values (1, 'me')");
        Assert.Equal(6, databases.Select(database => database.Name).Distinct().Count());
        foreach (var database in databases) Assert.Equal(1L, await Probe.ScalarAsync(database.ConnectionString, "select count(*) from users"));
        foreach (var database in databases) await database.DisposeAsync();
        Assert.Equal(1L, await Probe.ScalarAsync(Options.Server!, $"select count(*) from pg_database where datname = '{await TemplateAsync()}' and not datallowconn"));
    }

    [Fact]
    public async Task What_happens_in_a_scope_is_rolled_back_also_what_a_context_saved()
    {
        await using var database = await TestDatabase.CreateAsync<TestDatabaseTests>(Options, Cancellation);
        await Probe.ScalarAsync(database.ConnectionString, "create table \"Things\" (\"Id\" int primary key)");
        await using (var scope = await database.BeginRollbackAsync(Cancellation))
        {
            await using var context = new PlainContext(new DbContextOptionsBuilder<PlainContext>().UseNpgsql(scope.Connection).Options);
            await context.Database.UseTransactionAsync(scope.Transaction, Cancellation);
            context.Things.Add(new() { Id = 7 });
            await context.SaveChangesAsync(Cancellation);
            Assert.Equal(1, await context.Things.CountAsync(Cancellation));
        }
        Assert.Equal(0L, await Probe.ScalarAsync(database.ConnectionString, "select count(*) from \"Things\""));
    }

    [Fact]
    public async Task What_a_killed_process_left_is_swept_by_the_next_and_what_a_living_one_has_is_not()
    {
        await using var living = await TestDatabase.CreateAsync<TestDatabaseTests>(Options, Cancellation);
        await Probe.ScalarAsync(Options.Server!, "create database retort_test_0badcafe_1");
        // Another spelling of the address is another server object, as in another process.
        await using var next = await TestDatabase.CreateAsync<TestDatabaseTests>(Options with { Server = Options.Server + ";Application Name=next" }, Cancellation);
        Assert.Equal(0L, await Probe.ScalarAsync(Options.Server!, "select count(*) from pg_database where datname = 'retort_test_0badcafe_1'"));
        Assert.Equal(3, await Probe.CountAsync(living.ConnectionString));
    }

    [Fact]
    public async Task A_folder_without_revisions_is_an_error_and_not_an_empty_database() =>
        Assert.Equal("no-revisions", (await Assert.ThrowsAsync<RevisionException>(() => TestDatabase.CreateAsync(Options with { Folder = Path.GetTempPath() + "/none" }, Cancellation))).Code);

    private async Task<string> TemplateAsync() => await TestTemplate.OfAsync(
        await TestServer.OfAsync(Options.Server, Cancellation), RevisionGraph.Load(ProgramRevisions.Read(typeof(TestDatabaseTests).Assembly, Options.EmbeddedFolder, Options.Database)), Options.Schema, Cancellation);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
