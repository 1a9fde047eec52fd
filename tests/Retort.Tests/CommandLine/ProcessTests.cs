using System.Diagnostics;
using Npgsql;
using Retort.Cli.Parsing;
using Retort.Configuration;
using Retort.Tests.Fixtures;

namespace Retort.Tests.CommandLine;

/// <summary>The tool as a process of its own: what a shell sees of it.</summary>
public sealed class ProcessTests(TestServer server)
{
    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_leaves_a_whole_state_that_is_reported(string signal, int code)
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, "create table a (id int);").Revision("b2", "a1", "create table b (id int);\nselect pg_sleep(60);");
        using var process = Start(scene, "upgrade", "--grace-period", "200ms");
        var first = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        while (first?.Contains("done") == false) first = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Process.Start("kill", [$"-{signal}", process.Id.ToString()]).WaitForExit();
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(code, process.ExitCode);
        Assert.Contains("error: interrupted", error);
        Assert.Contains("still at \"a1\"", error);
        await scene.RunAsync("current");
        Assert.StartsWith("app\ta1\t", scene.Output);
    }

    [Fact]
    public async Task SIGTERM_lets_the_running_revision_finish_within_the_grace_period()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, "create table a (id int);").Revision("b2", "a1", "select pg_sleep(1.5);").Revision("c3", "b2", "create table c (id int);");
        using var process = Start(scene, "upgrade");
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        while (line?.Contains("done") == false) line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Process.Start("kill", ["-TERM", process.Id.ToString()]).WaitForExit();
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(143, process.ExitCode);
        Assert.StartsWith("app: stops after the running statement, or in 10.0s; once more ends it at once", error);
        Assert.Contains("still at \"b2\"", error);
    }

    [Fact]
    public async Task SIGTERM_in_a_backfill_says_how_far_it_came_and_the_next_run_goes_on_there()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, "create table users (id int primary key, n int not null default 0);\ninsert into users select generate_series(1, 1000);")
            .Revision("b2", "a1", "-- retort: backfill users by id in 20\nupdate users set n = n + 1 + length(pg_sleep(0.002)::text);");
        using var process = Start(scene, "upgrade");
        await using var session = new NpgsqlConnection(DatabaseUrl.Parse(scene.DatabaseUrl).ToConnectionString());
        await session.OpenAsync(TestContext.Current.CancellationToken);
        await WaitForAsync(session, "select exists (select from pg_class where relname = 'users') and exists (select from pg_class where relname = 'step')");
        await WaitForAsync(session, "select exists (select from retort.step where visited >= 100)");
        Process.Start("kill", ["-TERM", process.Id.ToString()]).WaitForExit();
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(143, process.ExitCode);
        Assert.Contains("rows of its backfill of users by id, up to ", error);
        await scene.RunAsync("upgrade");
        await WaitForAsync(session, "select count(*) = 1000 and min(n) = 1 and max(n) = 1 from users");
    }

    [Fact]
    public async Task Without_a_person_nothing_is_asked_and_nothing_is_waited_for()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, "create table a (id int);");
        using var process = Start(scene, "upgrade", "--url", Scene.Url($"{server.ConnectionString};Database=never_made"));
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        Assert.Contains("code: database-missing", error);
        Assert.DoesNotContain('\e', error);
    }

    private static async Task WaitForAsync(NpgsqlConnection session, string condition)
    {
        for (var tries = 0; tries < 400; tries++)
        {
            await using var command = new NpgsqlCommand(condition, session);
            if (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is true) return;
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"waited in vain for: {condition}");
    }

    private static Process Start(Scene scene, params string[] words) => Process.Start(new ProcessStartInfo(
        "dotnet", ["exec", typeof(RetortCommandLine).Assembly.Location, "-C", scene.Folder, .. words])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
