using System.Diagnostics;
using Npgsql;
using Retort.Cli.Parsing;
using Retort.Errors;
using Retort.Execution;
using Retort.Server;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Execution.Kills;

/// <summary>A run is ended at one message of the server after another, in four ways; schema and ledger agree, and the next run finishes.</summary>
public sealed class KillTests(TestServer server)
{
    private static readonly RunOptions Once = new() { Attempts = 1, RetryDelay = TimeSpan.FromMilliseconds(5) };

    private delegate Task Run(TestProxy proxy, bool isUpgrade);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_connection_is_cut(bool isUpgrade) =>
        await AtPointsAsync("cut connection", await server.CreateDatabaseAsync(), isUpgrade, 6, _ => null, RunHereAsync);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_server_process_is_terminated(bool isUpgrade)
    {
        var database = await server.CreateDatabaseAsync();
        await AtPointsAsync("terminated server process", database, isUpgrade, 5,
            _ => process => TestServer.ExecuteAsync(database, $"select pg_terminate_backend({process})"), RunHereAsync);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_runner_is_killed(bool isUpgrade)
    {
        using var scene = new Scene();
        foreach (var (id, text) in KillHistory.Files) scene.File($"migrations/{id}.sql", text);
        scene.File("retort.json", """{ "databases": { "app": { "url": "postgresql://localhost/app", "revisions": "migrations" } } }""");
        Process? runner = null;
        await AtPointsAsync("killed process", await server.CreateDatabaseAsync(), isUpgrade, 2,
            _ => _ => { runner!.Kill(); return Task.CompletedTask; },
            async (proxy, up) =>
            {
                using var process = runner = Start(scene, proxy, up);
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
                Assert.True(proxy.HasCut ? process.ExitCode is 137 : process.ExitCode == 0, $"{process.ExitCode}: {await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
            });
    }

    [Fact]
    public async Task The_server_is_restarted()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"retort_test_{Environment.ProcessId}", "restarted");
        var local = new LocalServer(folder) { Settings = [new("fsync", "off"), new("autovacuum", "off")] };
        var running = await local.EnsureStartedAsync(TestContext.Current.CancellationToken);
        var database = $"Host={RunningServer.Address};Port={running.Port};Username={RunningServer.Role};Password={running.Password};Include Error Detail=true;Pooling=false;Database=postgres";
        try
        {
            foreach (var isUpgrade in new[] { true, false })
                await AtPointsAsync("restarted server", database, isUpgrade, 1, _ => _ => RestartAsync(local, running.Port), RunHereAsync);
        }
        finally
        {
            await local.DestroyAsync(CancellationToken.None);
        }
    }

    private static async Task AtPointsAsync(string how, string direct, bool isUpgrade, int count, Func<int, Func<int, Task>?> kill, Run run)
    {
        var messages = await CountAsync(direct, isUpgrade);
        var points = KillPoints.Of(messages, count);
        foreach (var point in points)
        {
            try
            {
                await PrepareAsync(direct, isUpgrade);
                await using (var proxy = new TestProxy(direct) { CutAt = point, AtCut = kill(point) }) await run(proxy, isUpgrade);
                var database = new TestDatabase(direct);
                await new KillJudge(database).AgreeAsync(isUpgrade);
                await MoveAsync(database, isUpgrade);
                await new KillJudge(database).FinishedAsync(isUpgrade);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"{how} at message {point}: {failure.Message} {(failure as RetortException)?.Detail}", failure);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{how}, {(isUpgrade ? "upgrade" : "downgrade")}: {points.Count} of {messages} points were tried");
    }

    /// <summary>The number of messages that a run which nobody disturbs gets from the server.</summary>
    private static async Task<int> CountAsync(string direct, bool isUpgrade)
    {
        await PrepareAsync(direct, isUpgrade);
        await using var proxy = new TestProxy(direct);
        await RunHereAsync(proxy, isUpgrade);
        return proxy.Messages;
    }

    private static async Task PrepareAsync(string direct, bool isUpgrade)
    {
        await TestServer.ExecuteAsync(direct, "drop schema if exists retort cascade", "drop schema public cascade", "create schema public");
        if (!isUpgrade) await MoveAsync(new TestDatabase(direct), isUpgrade: true);
    }

    private static Task<RunReport> MoveAsync(TestDatabase database, bool isUpgrade) =>
        isUpgrade ? database.UpgradeAsync(KillHistory.Revisions) : database.Runner(KillHistory.Revisions).DowngradeAsync("base");

    private static async Task RunHereAsync(TestProxy proxy, bool isUpgrade)
    {
        try
        {
            await MoveAsync(new TestDatabase(proxy.ConnectionString) { Options = Once }, isUpgrade);
        }
        catch (RetortException failure) when (failure.Code is "connection-lost" or "server-unreachable" or "server-not-ready")
        {
        }
    }

    private static Process Start(Scene scene, TestProxy proxy, bool isUpgrade)
    {
        string[] words = isUpgrade ? ["upgrade"] : ["downgrade", "base"];
        var url = Scene.Url(proxy.ConnectionString) + "?sslmode=disable";
        return Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(RetortCommandLine).Assembly.Location, "-C", scene.Folder, .. words, "--url", url])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private static async Task RestartAsync(LocalServer local, int port)
    {
        await local.StopAsync(CancellationToken.None);
        Assert.Equal(port, (await local.EnsureStartedAsync(CancellationToken.None)).Port);
    }
}
