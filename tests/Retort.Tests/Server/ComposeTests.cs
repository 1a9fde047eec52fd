using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Retort.Cli.Parsing;
using Retort.Server;
using Retort.Tests.CommandLine;

namespace Retort.Tests.Server;

/// <summary>The local server by container.</summary>
/// <remarks>
/// No container engine is needed: a shell script stands for it in PATH, takes the same words as <c>docker compose</c>, and really starts a PostgreSQL. What Docker and
/// Podman themselves do with a compose file is not tried here.
/// </remarks>
public sealed class ComposeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("docker")]
    [InlineData("podman")]
    public async Task A_service_is_started_waited_for_used_stopped_and_removed(string name)
    {
        using var scene = await SceneAsync(name, Config("127.0.0.1"));
        try
        {
            var started = await RunAsync(scene, "db", "start", "--compose");
            Assert.True(started.Code == 0, started.Errors);
            Assert.Contains($"as a container, db of compose.yaml ({name})", started.Output);
            Assert.True(Calls(scene, " ps ") >= 3, "its health was not waited for");
            var url = (await RunAsync(scene, "db", "url")).Output.Trim();
            Assert.StartsWith("postgresql://dev", url);
            Assert.Contains($"127.0.0.1:{await File.ReadAllTextAsync(Path.Combine(scene.Folder, "engine/port"), Cancellation)}/app", url);
            Assert.Equal(0, (await RunAsync(scene, "upgrade")).Code);
            var status = (await RunAsync(scene, "db", "status")).Output;
            Assert.Contains($"Runs as    a container, db of compose.yaml ({name})", status);
            Assert.Contains("\ta1\t", status.Replace(' ', '\t').Replace("\t\t", "\t"), StringComparison.Ordinal);
            Assert.DoesNotContain("s3cret", started.Output + started.Errors + status);
            Assert.Contains("Stopped", (await RunAsync(scene, "db", "stop")).Output);
            Assert.Contains("stopped", (await RunAsync(scene, "db", "status")).Output);
            // An address is asked for: it is started again, with what it had.
            Assert.Contains("a1", (await RunAsync(scene, "current")).Output);
            var gone = await RunAsync(scene, "db", "teardown", "--yes");
            Assert.True(gone.Code == 0, gone.Errors);
            Assert.Equal(1, Calls(scene, " rm "));
            Assert.Contains("not made yet", (await RunAsync(scene, "db", "status")).Output);
        }
        finally
        {
            await ProgramRunner.RunAsync([Path.Combine(scene.Folder, "bin", name), "compose", "--file", "x", "rm"]);
        }
    }

    [Fact]
    public async Task A_port_that_is_open_to_others_is_refused_before_anything_starts()
    {
        foreach (var host in (string[])["", "0.0.0.0"])
        {
            using var scene = await SceneAsync("docker", Config(host));
            var refused = await RunAsync(scene, "db", "start", "--compose");
            Assert.Equal(1, refused.Code);
            Assert.Contains("service \"db\" is open to other machines", refused.Errors);
            Assert.Equal(0, Calls(scene, " up "));
        }
    }

    [Fact]
    public async Task What_the_file_or_the_machine_lacks_is_said()
    {
        using var scene = await SceneAsync("docker", """{ "services": { "web": { "image": "nginx" } } }""");
        Assert.Contains("no service of the compose file is a PostgreSQL", (await RunAsync(scene, "db", "start", "--compose")).Errors);
        Assert.Contains("the compose file has no service \"base\"", (await RunAsync(scene, "db", "start", "--compose", "base")).Errors);
        scene.File("engine/config.json", Config("127.0.0.1").Replace("POSTGRES_PASSWORD", "OTHER"));
        Assert.Contains("service \"db\" does not say its password", (await RunAsync(scene, "db", "start", "--compose")).Errors);
        File.Delete(Path.Combine(scene.Folder, "compose.yaml"));
        Assert.Contains("the workspace has no compose file", (await RunAsync(scene, "db", "start", "--compose")).Errors);
        scene.File("compose.yaml", "");
        scene.File("engine/broken", "");
        var broken = await RunAsync(scene, "db", "start", "--compose");
        Assert.Contains("no container engine here knows `compose`", broken.Errors);
        Assert.Contains("Cannot connect to the daemon", broken.Errors);
        Assert.Equal(2, (await RunAsync(scene, "db", "start", "--compose", "--own")).Code);
    }

    [Fact]
    public async Task A_service_that_is_not_well_is_an_error_with_its_last_words()
    {
        using var scene = await SceneAsync("docker", Config("127.0.0.1"));
        scene.File("engine/unhealthy", "");
        var failed = await RunAsync(scene, "db", "start", "--compose");
        await ProgramRunner.RunAsync([Path.Combine(scene.Folder, "bin/docker"), "compose", "--file", "x", "rm"]);
        Assert.Contains("code: compose-not-healthy", failed.Errors);
        Assert.Contains("last words", failed.Errors);
        Assert.Contains("not made yet", (await RunAsync(scene, "db", "status")).Output);
    }

    private static int Calls(Scene scene, string word) => File.Exists(Path.Combine(scene.Folder, "engine/calls"))
        ? File.ReadAllLines(Path.Combine(scene.Folder, "engine/calls")).Count(line => $" {line} ".Contains(word, StringComparison.Ordinal)) : 0;

    private static string Config(string host) => $$"""
        { "services": { "web": { "image": "nginx" }, "db": { "image": "postgres:16", "environment": { "POSTGRES_USER": "dev", "POSTGRES_PASSWORD": "s3cret" },
          "healthcheck": { "test": ["CMD", "pg_isready"] }, "ports": [ { "mode": "ingress", {{(host.Length == 0 ? "" : $"\"host_ip\": \"{host}\", ")}}"target": 5432, "published": "0", "protocol": "tcp" } ] } } }
        """;

    private static async Task<Scene> SceneAsync(string name, string config)
    {
        var scene = new Scene();
        scene.File("retort.json", """{ "databases": { "app": { "url": "local:app", "revisions": "migrations" } } }""");
        scene.Revision("a1", null, "create table users (id int primary key);", "drop table users;");
        scene.File("compose.yaml", "# the engine reads it");
        scene.File("engine/config.json", config);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        scene.File("engine/port", ((IPEndPoint)listener.LocalEndpoint).Port.ToString());
        var binaries = await PostgresBinaries.FindAsync(cancellationToken: Cancellation);
        scene.File($"bin/{name}", Engine.Replace("@folder@", Path.Combine(scene.Folder, "engine")).Replace("@programs@", binaries.Folder));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(scene.Folder, "bin", name), (UnixFileMode)0b111_101_101);
        return scene;
    }

    /// <summary>What the engine's own program would do with these words, as far as it is asked here.</summary>
    private const string Engine = """
        #!/bin/sh
        cd @folder@ || exit 1
        echo "$*" >> calls
        as() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi; }
        [ "$1" = compose ] && shift
        [ "$1" = --file ] && shift 2
        case $1 in
          version) if [ -f broken ]; then echo 'Cannot connect to the daemon' >&2; exit 1; fi; echo 'Compose version v2' ;;
          config) cat config.json ;;
          up)
            if [ ! -d data ]; then
              mkdir data; printf s3cret > password; chmod 644 password
              if [ "$(id -u)" = 0 ]; then chown postgres: data; fi
              as @programs@/initdb -D data -U dev -A scram-sha-256 --pwfile=password --no-sync >/dev/null || exit 1
            fi
            as @programs@/pg_ctl start -w -s -D data -l data/log -o "-p $(cat port) -c listen_addresses=127.0.0.1 -c unix_socket_directories=" >/dev/null 2>&1 </dev/null || exit 1
            rm -f asked ;;
          ps)
            echo x >> asked
            health=starting; [ "$(wc -l < asked)" -ge 3 ] && health=healthy; [ -f unhealthy ] && health=unhealthy
            echo "{\"Name\":\"db\",\"State\":\"running\",\"Health\":\"$health\",\"Status\":\"Up 1 second ($health)\"}" ;;
          port) echo "127.0.0.1:$(cat port)" ;;
          stop) as @programs@/pg_ctl stop -s -m fast -D data ;;
          rm) as @programs@/pg_ctl stop -s -m immediate -D data 2>/dev/null; rm -rf data ;;
          logs) echo 'last words' ;;
          *) echo "unknown word $1" >&2; exit 2 ;;
        esac
        """;

    private static async Task<(int Code, string Output, string Errors)> RunAsync(Scene scene, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(RetortCommandLine).Assembly.Location, "-C", scene.Folder, .. words]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{Path.Combine(scene.Folder, "bin")}:{start.Environment["PATH"]}";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Cancellation), process.StandardError.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, await output, await errors);
    }
}
