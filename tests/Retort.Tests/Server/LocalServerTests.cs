using System.Runtime.Versioning;
using Npgsql;
using Retort.Configuration;
using Retort.Errors;
using Retort.Server;

namespace Retort.Tests.Server;

[UnsupportedOSPlatform("windows")]
public sealed class LocalServerTests : IAsyncDisposable
{
    private readonly ServerWorkspace workspace = new();

    public ValueTask DisposeAsync() => workspace.DisposeAsync();

    [Fact]
    public async Task A_new_server_listens_on_loopback_and_wants_its_password()
    {
        Assert.Null(await workspace.Local.FindRunningAsync());
        Assert.False((await workspace.Local.StatusAsync()).IsInitialised);
        var server = await workspace.Local.EnsureStartedAsync();
        Assert.Equal("127.0.0.1", await ServerWorkspace.AskAsync(server, "show listen_addresses"));
        Assert.Equal("", await ServerWorkspace.AskAsync(server, "show unix_socket_directories"));
        Assert.Equal("UTF8 C.UTF-8", await ServerWorkspace.AskAsync(server, "select pg_encoding_to_char(encoding) || ' ' || datcollate from pg_database where datname = 'template1'"));
        Assert.Equal(0L, await ServerWorkspace.AskAsync(server, "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"));
        var wrong = await Assert.ThrowsAsync<PostgresException>(() => ServerWorkspace.AskAsync(server with { Password = "guess" }, "select 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, wrong.SqlState);
        var password = Path.Combine(workspace.Root, $"{server.MajorVersion}", "password");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(password));
        Assert.Equal(server.Password, File.ReadAllText(password));
        Assert.DoesNotContain(server.Password, $"{server} {server.Url("x")} {await workspace.Local.StatusAsync()} {workspace.Local.ReadLog(1000)}");
        Assert.Equal("*\n", File.ReadAllText(Path.Combine(workspace.Root, ".gitignore")));
    }

    [Fact]
    public async Task Its_status_log_databases_and_stop_tell_the_truth()
    {
        Assert.True(await workspace.Local.EnsureDatabaseAsync("Odd \"name\""));
        Assert.False(await workspace.Local.EnsureDatabaseAsync("Odd \"name\""));
        var created = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => workspace.With().EnsureDatabaseAsync("shared")));
        Assert.Single(created, made => made);
        var status = await workspace.Local.StatusAsync();
        Assert.True(status.IsRunning);
        Assert.Equal(["Odd \"name\"", "postgres", "shared"], status.Databases.Select(database => database.Name));
        Assert.Equal(status.Size, status.Databases.Sum(database => database.Size));
        Assert.Equal($"127.0.0.1:{status.Port}", status.Address);
        Assert.InRange(DateTimeOffset.UtcNow - status.Since!.Value, TimeSpan.FromSeconds(-1), TimeSpan.FromMinutes(1));
        Assert.Contains(workspace.Local.ReadLog(100), line => line.Contains("database system is ready to accept connections"));
        Assert.Single(workspace.Local.ReadLog(1));
        Assert.True(await workspace.Local.StopAsync());
        Assert.False(await workspace.Local.StopAsync());
        Assert.True(await ServerWorkspace.IsGoneAsync(status.Pid!.Value));
        Assert.False((await workspace.Local.StatusAsync()).IsRunning);
    }

    [Fact]
    public async Task Two_workspaces_do_not_disturb_each_other()
    {
        await using var other = new ServerWorkspace();
        var first = await workspace.Local.EnsureStartedAsync();
        var second = await other.Local.EnsureStartedAsync();
        Assert.NotEqual(first.Port, second.Port);
        Assert.NotEqual(first.Password, second.Password);
        await workspace.Local.StopAsync();
        Assert.Equal(second.Pid, (await other.Local.EnsureStartedAsync()).Pid);
    }

    [Fact]
    public async Task A_half_made_data_folder_is_made_again()
    {
        var search = await PostgresBinaries.FindAsync();
        var left = Path.Combine(workspace.Root, $"{search.MajorVersion}", "cluster", "data.new");
        Directory.CreateDirectory(left);
        File.WriteAllText(Path.Combine(left, "PG_VERSION"), "half");
        if (ServerAccount.Current.Name is { } account) await ProgramRunner.RunAsync(["chown", "-R", $"{account}:", Path.GetDirectoryName(left)!]);
        Assert.Equal(1, await ServerWorkspace.AskAsync(await workspace.Local.EnsureStartedAsync(), "select 1"));
        Assert.False(Directory.Exists(left));
    }

    [Fact]
    public async Task A_workspace_that_the_account_cannot_enter_has_its_data_elsewhere()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root runs the server as another account");
        File.SetUnixFileMode(workspace.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(1, await ServerWorkspace.AskAsync(await workspace.Local.EnsureStartedAsync(), "select 1"));
        var status = await workspace.Local.StatusAsync();
        Assert.StartsWith("/var/lib/retort/", status.DataFolder);
        Assert.Contains("cannot enter", status.DataFolderNote);
        await workspace.Local.DestroyAsync();
        Assert.False(Directory.Exists(Path.GetDirectoryName(status.DataFolder)));
    }

    [Fact]
    public async Task A_told_data_folder_and_version_are_kept()
    {
        var major = (await PostgresBinaries.FindAsync()).MajorVersion;
        var data = Path.Combine(workspace.Folder, "var");
        var local = workspace.With(new ServerConfiguration { DataFolder = data, MajorVersion = major });
        await local.EnsureStartedAsync();
        Assert.Equal(Path.Combine(data, "data"), (await local.StatusAsync()).DataFolder);
        await local.StopAsync();
        var other = workspace.With(new ServerConfiguration { DataFolder = data, MajorVersion = major == 13 ? 14 : 13 });
        Assert.Equal("local-server-of-another-version", (await Assert.ThrowsAsync<ServerException>(() => other.EnsureStartedAsync())).Code);
        await local.DestroyAsync();
    }
}
