using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Retort.Configuration;
using Retort.Errors;

namespace Retort.Tests.Server;

/// <summary>One server, asked again after everything that can happen to it.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class RestartTests(ServerWorkspace workspace, ITestOutputHelper output) : IClassFixture<ServerWorkspace>
{
    [Fact]
    public async Task Asking_a_running_server_costs_about_a_millisecond()
    {
        var first = await workspace.Local.EnsureStartedAsync();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 200; i++) Assert.Equal(first.Pid, (await workspace.With().EnsureStartedAsync()).Pid);
        var each = watch.Elapsed.TotalMilliseconds / 200;
        output.WriteLine($"asking a running server: {each:F2} ms");
        Assert.InRange(each, 0, 10);
    }

    [Fact]
    public async Task Starting_an_initialised_server_adds_at_most_three_tenths_of_a_second()
    {
        await workspace.Local.EnsureStartedAsync();
        var times = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            await workspace.Local.StopAsync();
            var watch = Stopwatch.StartNew();
            await workspace.With().EnsureStartedAsync();
            times.Add(watch.Elapsed.TotalSeconds);
        }

        output.WriteLine($"starting an initialised server: {string.Join(' ', times.Select(time => $"{time:F3}"))} s");
        // The best of some: other tests run at the same time.
        Assert.InRange(times.Min(), 0, 0.3);
    }

    [Fact]
    public async Task A_killed_server_recovers_with_what_was_committed()
    {
        var server = await workspace.Local.EnsureStartedAsync();
        await ServerWorkspace.AskAsync(server, "drop table if exists kept; create table kept (n int); insert into kept select generate_series(1, 10000)");
        await ServerWorkspace.KillAsync(server.Pid);
        var again = await workspace.Local.EnsureStartedAsync();
        Assert.NotEqual(server.Pid, again.Pid);
        Assert.Equal(10000L, await ServerWorkspace.AskAsync(again, "select count(*) from kept"));
        Assert.Equal(server.Port, again.Port);
    }

    [Fact]
    public async Task A_server_killed_with_a_busy_session_comes_back()
    {
        var server = await workspace.Local.EnsureStartedAsync();
        var busy = Assert.ThrowsAnyAsync<Exception>(() => ServerWorkspace.AskAsync(server, "select pg_sleep(60)"));
        await Task.Delay(200);
        await ServerWorkspace.KillAsync(server.Pid);
        Assert.Equal(1, await ServerWorkspace.AskAsync(await workspace.Local.EnsureStartedAsync(), "select 1"));
        await busy;
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("this process")]
    [InlineData("another server")]
    [InlineData("an empty file")]
    public async Task A_stale_pid_file_does_not_mislead_whoever_has_the_number_now(string owner)
    {
        await workspace.Local.EnsureStartedAsync();
        var data = (await workspace.Local.StatusAsync()).DataFolder!;
        var text = File.ReadAllText(Path.Combine(data, "postmaster.pid"));
        await workspace.Local.StopAsync();
        await using var other = new ServerWorkspace();
        var number = owner switch { "nobody" or "an empty file" => 4_100_000, "this process" => Environment.ProcessId, _ => (await other.Local.EnsureStartedAsync()).Pid };
        File.WriteAllText(Path.Combine(data, "postmaster.pid"), owner == "an empty file" ? "" : Regex.Replace(text, "^[0-9]+", $"{number}"));
        Assert.Null(await workspace.Local.FindRunningAsync());
        Assert.False(await workspace.Local.StopAsync());
        var server = await workspace.Local.EnsureStartedAsync();
        Assert.NotEqual(number, server.Pid);
        Assert.Equal(1, await ServerWorkspace.AskAsync(server, "select 1"));
    }

    [Fact]
    public async Task A_taken_port_is_left_to_its_owner_and_the_next_one_is_kept()
    {
        var before = await workspace.Local.EnsureStartedAsync();
        await workspace.Local.StopAsync();
        using var thief = new TcpListener(IPAddress.Loopback, before.Port);
        thief.Start();
        var after = await workspace.Local.EnsureStartedAsync();
        Assert.NotEqual(before.Port, after.Port);
        await workspace.Local.StopAsync();
        Assert.Equal(after.Port, (await workspace.Local.EnsureStartedAsync()).Port);
    }

    [Fact]
    public async Task A_told_port_that_is_taken_is_an_error()
    {
        await workspace.Local.EnsureStartedAsync();
        await workspace.Local.StopAsync();
        using var thief = new TcpListener(IPAddress.Loopback, 0);
        thief.Start();
        var port = ((IPEndPoint)thief.LocalEndpoint).Port;
        var failure = await Assert.ThrowsAsync<ServerException>(() => workspace.With(new ServerConfiguration { Port = port }).EnsureStartedAsync());
        Assert.Equal(("port-taken", $"the port {port} of the local server is taken by another program"), (failure.Code, failure.Message));
    }

    [Fact]
    public async Task A_server_that_cannot_start_shows_its_log()
    {
        await workspace.Local.EnsureStartedAsync();
        var data = (await workspace.Local.StatusAsync()).DataFolder!;
        await workspace.Local.StopAsync();
        var settings = Path.Combine(data, "postgresql.conf");
        var text = File.ReadAllText(settings);
        File.WriteAllText(settings, $"{text}\nno_such_setting = 1\n");
        var failure = await Assert.ThrowsAsync<ServerException>(() => workspace.Local.EnsureStartedAsync());
        Assert.Equal("local-server-not-started", failure.Code);
        Assert.Contains("no_such_setting", failure.Detail);
        File.WriteAllText(settings, text);
        await workspace.Local.EnsureStartedAsync();
    }

    [Fact]
    public async Task A_lost_password_is_named()
    {
        var server = await workspace.Local.EnsureStartedAsync();
        var file = Path.Combine(workspace.Root, $"{server.MajorVersion}", "password");
        File.Move(file, $"{file}.gone");
        Assert.Equal("local-server-without-password", (await Assert.ThrowsAsync<ServerException>(() => workspace.Local.EnsureStartedAsync())).Code);
        File.Move($"{file}.gone", file);
    }

    [Fact]
    public async Task A_local_address_becomes_one_that_can_be_opened()
    {
        await workspace.Local.EnsureDatabaseAsync("app");
        var url = await workspace.Local.ResolveAsync(DatabaseUrl.Parse("local:app"));
        await using var connection = new Npgsql.NpgsqlConnection($"{url.ToConnectionString()};Pooling=false");
        await connection.OpenAsync();
        Assert.Equal("app", connection.Database);
        var far = DatabaseUrl.Parse("postgresql://h/d");
        Assert.Same(far, await workspace.Local.ResolveAsync(far));
    }
}
