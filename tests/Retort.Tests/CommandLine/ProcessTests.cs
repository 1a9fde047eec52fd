using System.Diagnostics;
using Retort.Cli.Parsing;
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
        using var process = Start(scene, "upgrade");
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

    private static Process Start(Scene scene, params string[] words) => Process.Start(new ProcessStartInfo(
        "dotnet", ["exec", typeof(RetortCommandLine).Assembly.Location, "-C", scene.Folder, .. words])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
