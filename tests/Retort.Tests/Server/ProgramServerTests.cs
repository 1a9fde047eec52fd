using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Retort.Server;
using Retort.Tests.CommandLine;

namespace Retort.Tests.Server;

/// <summary>A program below a <c>retort.json</c> uses the local server that the tool uses: with the workspace's settings, not with its own.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ProgramServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hosted_program_starts_the_server_as_the_workspace_describes_it()
    {
        using var scene = SceneOn(out var port);
        var local = LocalServer.In(scene.Folder);
        try
        {
            Assert.Equal($"{port} app", (await HelperProgram.HostedAsync(Path.Combine(scene.Folder, "app"))).Output);
            Assert.Equal(port, (await local.FindRunningAsync(Cancellation))?.Port);
            Assert.False(Directory.Exists(Path.Combine(scene.Folder, "app", ".retort")));
            await scene.RunAsync("db", "url");
            Assert.Contains($":{port}/app", scene.Output);
        }
        finally
        {
            await local.DestroyAsync(Cancellation);
        }
    }

    [Fact]
    public async Task Tests_start_the_server_as_the_workspace_describes_it()
    {
        using var scene = SceneOn(out var port);
        var local = LocalServer.In(scene.Folder);
        try
        {
            var told = await HelperProgram.TestingAsync(Path.Combine(scene.Folder, "app"));
            Assert.StartsWith($"{port} ", told.Output);
            Assert.Equal(port, (await local.FindRunningAsync(Cancellation))?.Port);
        }
        finally
        {
            await local.DestroyAsync(Cancellation);
        }
    }

    private static Scene SceneOn(out int port)
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        var scene = new Scene();
        scene.File("retort.json", $$"""{ "server": { "port": {{port}} }, "databases": { "app": { "url": "local:app", "revisions": "migrations" } } }""");
        scene.Revision("a1", null, "create table users (id int primary key);", "drop table users;");
        Directory.CreateDirectory(Path.Combine(scene.Folder, "app"));
        return scene;
    }
}
