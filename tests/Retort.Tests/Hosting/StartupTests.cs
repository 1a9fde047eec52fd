using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Retort.Errors;
using Retort.Hosting;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Hosting;

/// <summary>What a host does before its services start.</summary>
public sealed class StartupTests(TestServer server)
{
    [Fact]
    public async Task Revisions_are_applied_before_any_other_service_starts_whatever_the_order_of_registration()
    {
        var url = await server.CreateDatabaseAsync();
        var probe = new Probe(() => url);
        using var host = TestHost.Build(url, services => services.AddSingleton<IHostedService>(probe), retort => retort.MigrateOnStartup());
        await StartAndStopAsync(host);
        Assert.Equal(3, probe.Columns);
    }

    [Fact]
    public async Task Many_replicas_that_start_at_once_apply_each_revision_once()
    {
        var url = await server.CreateDatabaseAsync();
        var hosts = Enumerable.Range(0, 6).Select(_ => TestHost.Build(url, with: retort => retort.MigrateOnStartup())).ToList();
        await Task.WhenAll(hosts.Select(StartAndStopAsync));
        Assert.Equal(2L, await Probe.ScalarAsync(url, "select count(*) from retort.event where outcome = 'done'"));
        Assert.Equal(3, await Probe.CountAsync(url));
    }

    [Fact]
    public async Task A_host_whose_database_is_protected_does_not_start_with_a_revision_that_deletes_data()
    {
        var url = await server.CreateDatabaseAsync();
        IHost Build() => TestHost.Build(url, with: retort => retort.MigrateOnStartup().Configure(options => options.RevisionsFolder = "Hosting/losses"), settings: ("Retort:app:Protected", "true"));
        Assert.Equal(0, await ProgramVerbTests.RunAsync(Build(), "upgrade", "l1", "-q"));
        using var host = Build();
        var error = await Assert.ThrowsAsync<ExecutionException>(() => host.StartAsync(Cancellation));
        Assert.Equal("protected-database", error.Code);
        Assert.Contains("Every value in users.note is lost", error.Detail);
        await Probe.ScalarAsync(url, "update retort.revision set applied_at = applied_at - interval '5 hours'");
        foreach (string[] words in (string[][])[["downgrade", "base", "--allow", "deletes-data"], ["db", "wipe", "--yes"], ["db", "clean", "--yes"], ["db", "teardown", "--yes"]])
            Assert.Equal(1, await ProgramVerbTests.RunAsync(Build(), words));
        Assert.Equal(3, await Probe.CountAsync(url));
        Assert.Equal(0, await ProgramVerbTests.RunAsync(Build(), "upgrade", "--allow", "deletes-data", "-q"));
        Assert.Equal(2, await Probe.CountAsync(url));
    }

    [Fact]
    public async Task A_host_that_only_validates_does_not_start_on_an_old_schema_and_says_what_is_pending()
    {
        var url = await server.CreateDatabaseAsync();
        using var host = TestHost.Build(url, with: retort => retort.MigrateOnStartup(StartupMode.Validate));
        var error = await Assert.ThrowsAsync<ExecutionException>(() => host.StartAsync(Cancellation));
        Assert.Equal("not-at-head", error.Code);
        Assert.Contains("pending: b2", error.Detail);
        Assert.Equal(0, await Probe.CountAsync(url));
    }

    [Fact]
    public async Task A_host_that_waits_starts_as_soon_as_a_migrator_is_done()
    {
        var url = await server.CreateDatabaseAsync();
        using var host = TestHost.Build(url, with: retort => retort.MigrateOnStartup(StartupMode.Wait));
        var starting = host.StartAsync(Cancellation);
        Assert.False(starting.IsCompleted);
        Assert.Equal(0, await TestHost.Build(url).RunRetortAsync(["retort", "upgrade", "-q"], Cancellation));
        await starting;
        await host.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_host_that_waited_in_vain_does_not_start()
    {
        var url = await server.CreateDatabaseAsync();
        using var host = TestHost.Build(url, with: retort => retort.MigrateOnStartup(StartupMode.Wait), settings: ("Retort:WaitTimeout", "00:00:00.2"));
        Assert.Equal("not-at-head", (await Assert.ThrowsAsync<ExecutionException>(() => host.StartAsync(Cancellation))).Code);
    }

    [Fact]
    public async Task A_missing_database_is_created_only_when_that_was_said()
    {
        var url = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = "hosting_made" }.ConnectionString;
        using (var host = TestHost.Build(url, with: retort => retort.MigrateOnStartup()))
            Assert.Equal("database-missing", (await Assert.ThrowsAsync<ServerException>(() => host.StartAsync(Cancellation))).Code);
        using var creating = TestHost.Build(url, with: retort => retort.MigrateOnStartup(), settings: ("Retort:app:CreateDatabase", "true"));
        await StartAndStopAsync(creating);
        Assert.Equal(3, await Probe.CountAsync(url));
        await server.DropDatabaseAsync(url);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("main")]
    public async Task A_data_source_among_the_services_is_enough_and_its_password_stays_with_it(string? key)
    {
        var url = await server.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(url);
        Assert.DoesNotContain("Password", source.ConnectionString);
        using var host = TestHost.Build(null, services => _ = key is null ? services.AddSingleton(source) : services.AddKeyedSingleton(key, source),
            retort => retort.MigrateOnStartup().Configure(options => options.DataSourceKey = key));
        await StartAndStopAsync(host);
        Assert.Equal(3, await Probe.CountAsync(url));
    }

    [Fact]
    public async Task Without_an_address_the_error_names_the_setting()
    {
        using var host = TestHost.Build(null, with: retort => retort.MigrateOnStartup());
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => host.StartAsync(Cancellation));
        Assert.Equal("no-connection-string", error.Code);
        Assert.Contains("ConnectionStrings__app", error.Hint);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task StartAndStopAsync(IHost host)
    {
        await host.StartAsync(Cancellation);
        await host.StopAsync(Cancellation);
        host.Dispose();
    }
}
