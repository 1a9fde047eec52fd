using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Retort.Hosting;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Hosting;

/// <summary>What a probe is told.</summary>
public sealed class HealthTests(TestServer server)
{
    [Fact]
    public async Task Pending_revisions_are_unhealthy_and_a_database_at_head_is_healthy()
    {
        var url = await server.CreateDatabaseAsync();
        using var host = Build(url);
        var before = await CheckAsync(host);
        Assert.Equal(HealthStatus.Unhealthy, before.Status);
        Assert.Equal(["a1", "b2"], (string[])before.Data["pending"]);
        await UpgradeAsync(url);
        var after = await CheckAsync(host);
        Assert.Equal((HealthStatus.Healthy, "at head"), (after.Status, after.Description));
        Assert.Equal(["b2"], (string[])after.Data["current"]);
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_unhealthy_without_a_word_of_the_password()
    {
        using var host = Build("Host=127.0.0.1;Port=1;Username=me;Password=secret-word;Database=app;Timeout=2");
        var health = await CheckAsync(host);
        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.DoesNotContain("secret-word", $"{health.Description} {health.Exception}");
    }

    [Fact]
    public async Task A_schema_that_somebody_changed_by_hand_is_degraded_where_drift_is_looked_for()
    {
        var url = await server.CreateDatabaseAsync();
        await UpgradeAsync(url);
        await Probe.ScalarAsync(url, "alter table users add column by_hand int");
        using var host = Build(url, drift: true);
        var health = await CheckAsync(host);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Equal(1, health.Data["drift"]);
        using var without = Build(url);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(without)).Status);
    }

    [Fact]
    public async Task A_background_migration_is_seen_to_become_ready()
    {
        var url = await server.CreateDatabaseAsync();
        await using var blocker = new NpgsqlConnection(url);
        await blocker.OpenAsync(TestContext.Current.CancellationToken);
        // Another run holds the lock: the host starts, and is not ready.
        await using (var command = new NpgsqlCommand($"select pg_advisory_lock({Retort.Execution.Ledgers.Ledger.LockKey})", blocker)) await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        using var host = Build(url, with: retort => retort.MigrateOnStartup(StartupMode.ApplyInBackground));
        await host.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync(host)).Status);
        await blocker.CloseAsync();
        while ((await CheckAsync(host)).Status != HealthStatus.Healthy) await Task.Delay(50, TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private static IHost Build(string url, bool drift = false, Action<RetortBuilder>? with = null) => TestHost.Build(url, with: retort =>
    {
        retort.Services.AddLogging();
        retort.Services.AddHealthChecks().AddRetort(drift: drift, tags: ["ready"]);
        with?.Invoke(retort);
    });

    private static async Task UpgradeAsync(string url) => Assert.Equal(0, await TestHost.Build(url).RunRetortAsync(["retort", "upgrade", "-q"], TestContext.Current.CancellationToken));

    private static async Task<HealthReportEntry> CheckAsync(IHost host)
    {
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains("ready"), TestContext.Current.CancellationToken);
        return report.Entries["retort-app"];
    }
}
