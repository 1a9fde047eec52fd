using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using Retort.Cli.Parsing;
using Retort.Server;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Branches;

/// <summary><c>retort dev</c> as a process: files that change while it works, and signals in the middle.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DevProcessTests(TestServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_that_changes_quickly_ends_as_its_last_state()
    {
        using var scene = await SceneAsync();
        using var dev = await StartAsync(scene);
        for (var column = 1; column <= 30; column++)
        {
            // Some states in between are half-written.
            scene.File("schema/1.sql", column % 7 == 0 ? "create table notes (id int primary key, " : $"create table notes (id int primary key{string.Concat(Enumerable.Range(1, column).Select(number => $", c{number} int"))});");
            await Task.Delay(40, Cancellation);
        }

        await UntilAsync(() => ColumnsAsync(scene, 31), dev.Output);
        await SignalAsync(dev.Process, "TERM");
        Assert.Equal(0, dev.Process.ExitCode);
    }

    [Fact]
    public async Task After_SIGTERM_the_revision_is_written_and_recorded()
    {
        using var scene = await SceneAsync();
        using var dev = await StartAsync(scene, "--message", "add notes");
        scene.File("schema/1.sql", "create table notes (id int primary key);");
        await UntilAsync(() => ColumnsAsync(scene, 1), dev.Output);
        await SignalAsync(dev.Process, "TERM");
        Assert.Equal(0, dev.Process.ExitCode);
        await scene.RunAsync("check");
        Assert.Equal("app: ok", scene.Output.Trim());
    }

    [Fact]
    public async Task After_SIGKILL_the_next_session_goes_on_and_nothing_is_left()
    {
        using var scene = await SceneAsync();
        for (var round = 1; round <= 3; round++)
        {
            using var dev = await StartAsync(scene);
            scene.File("schema/1.sql", $"create table notes (id int primary key, c{round} int);");
            // Killed while it compares, while it applies, or afterwards.
            await Task.Delay(round * 150, Cancellation);
            await SignalAsync(dev.Process, "KILL");
        }

        await scene.RunAsync("dev", "--once", "--apply", "--yes");
        Assert.True(scene.ExitCode == 0, scene.Errors);
        await scene.RunAsync("dev", "--once", "--message", "add notes");
        Assert.True(scene.ExitCode == 0, scene.Errors);
        await scene.RunAsync("upgrade");
        Assert.True(scene.ExitCode == 0, scene.Errors);
        await scene.RunAsync("check");
        Assert.Equal("app: ok", scene.Output.Trim());
        Assert.True(await ColumnsAsync(scene, 2));
    }

    private async Task<Scene> SceneAsync()
    {
        var scene = await Scene.WithDatabaseAsync(server);
        return scene.File("schema/1.sql", "");
    }

    private static async Task<Running> StartAsync(Scene scene, params string[] more)
    {
        string[] words = ["exec", typeof(RetortCommandLine).Assembly.Location, "-C", scene.Folder, "dev", "--apply", "--yes", .. more];
        var process = Process.Start(new ProcessStartInfo("dotnet", words) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
        var output = new StringBuilder();
        foreach (var hear in (Action<DataReceivedEventHandler>[])[add => process.OutputDataReceived += add, add => process.ErrorDataReceived += add])
            hear((_, line) => { lock (output) output.AppendLine(line.Data); });
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var running = new Running(process, () => { lock (output) return output.ToString(); });
        await UntilAsync(() => Task.FromResult(running.Output() is var text && (text.Contains("as the model says", StringComparison.Ordinal) || text.Contains("Applied ", StringComparison.Ordinal))), running.Output);
        return running;
    }

    private static async Task SignalAsync(Process process, string signal)
    {
        await ProgramRunner.RunAsync(["kill", $"-{signal}", $"{process.Id}"]);
        await process.WaitForExitAsync(Cancellation);
    }

    private static async Task<bool> ColumnsAsync(Scene scene, int count)
    {
        await using var connection = new Npgsql.NpgsqlConnection(scene.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new Npgsql.NpgsqlCommand("select count(*) from information_schema.columns where table_name = 'notes'", connection);
        return (long)(await command.ExecuteScalarAsync(Cancellation))! == count;
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo, Func<string> output)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(50, Cancellation)) if (await isSo()) return;
        Assert.Fail(output());
    }

    private sealed record Running(Process Process, Func<string> Output) : IDisposable
    {
        public void Dispose()
        {
            if (!Process.HasExited) Process.Kill();
            Process.Dispose();
        }
    }
}
