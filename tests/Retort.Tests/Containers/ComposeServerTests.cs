namespace Retort.Tests.Containers;

/// <summary>The local server by container, with the engines of this machine.</summary>
public sealed class ComposeServerTests(Engines engines)
{
    [Theory]
    [MemberData(nameof(Engines.Names), MemberType = typeof(Engines))]
    public async Task A_service_is_started_waited_for_used_stopped_and_removed(string name)
    {
        var engine = await engines.RequireAsync(name);
        await using var workspace = new ContainerWorkspace(engine);
        var started = await workspace.RunAsync("db start --compose");
        Assert.Contains($"Starting db of compose.yaml with {name} ", started);
        Assert.Contains($"runs at 127.0.0.1:{workspace.Port} as a container, db of compose.yaml ({name} ", started);
        Assert.Equal(["127.0.0.1"], workspace.Listeners);
        Assert.StartsWith($"postgresql://dev:{Uri.EscapeDataString(ContainerWorkspace.Password)}@127.0.0.1:{workspace.Port}/app", (await workspace.TryAsync("db url --with-password")).Output);
        await workspace.RunAsync("upgrade -q");
        var status = await workspace.RunAsync("db status");
        Assert.Matches($@"Server     PostgreSQL \d+\.\d+.*, running\nRuns as    a container, db of compose.yaml \({name} \d.*\)\nAddress    127.0.0.1:{workspace.Port}\nStarted    .*\nSize       .*\n", status);
        Assert.Matches(@"\bapp\s.*\ba1\b", status);
        Assert.Contains("database system is ready to accept connections", await workspace.RunAsync("db logs"));
        Assert.Contains("Stopped", await workspace.RunAsync("db stop"));
        Assert.Empty(workspace.Listeners);
        Assert.Contains("stopped", await workspace.RunAsync("db status"));
        // An address is asked for: it is started again, with what it had.
        Assert.Contains("a1", await workspace.RunAsync("current"));
        var gone = await workspace.RunAsync("db teardown --yes");
        Assert.Matches(@"the container \S+ and the volume \S+_data", gone);
        Assert.Contains("Removed app", gone);
        Assert.Empty(await workspace.LeftAsync());
        Assert.Contains("not made yet", await workspace.RunAsync("db status"));
    }

    [Theory]
    [MemberData(nameof(Engines.Names), MemberType = typeof(Engines))]
    public async Task Two_workspaces_do_not_disturb_each_other(string name)
    {
        var engine = await engines.RequireAsync(name);
        await using var first = new ContainerWorkspace(engine);
        await using var second = new ContainerWorkspace(engine);
        await first.RunAsync("db start --compose");
        await first.RunAsync("upgrade -q");
        await second.RunAsync("db start --compose");
        Assert.DoesNotContain("a1", await second.RunAsync("current"));
        await second.RunAsync("db teardown --yes");
        Assert.Equal(["127.0.0.1"], first.Listeners);
        Assert.Contains("a1", await first.RunAsync("current"));
        Assert.NotEmpty(await first.LeftAsync());
    }

    /// <summary>A port is not an identity: whose server answers on it is asked each time.</summary>
    [Theory]
    [MemberData(nameof(Engines.Names), MemberType = typeof(Engines))]
    public async Task Another_server_on_the_same_port_is_not_taken_for_the_own(string name)
    {
        var engine = await engines.RequireAsync(name);
        await using var first = new ContainerWorkspace(engine);
        await first.RunAsync("db start --compose");
        await first.RunAsync("db stop");
        await using var second = new ContainerWorkspace(engine, ContainerWorkspace.Service(engine, first.Port));
        await second.RunAsync("db start --compose");
        Assert.Contains("stopped", await first.RunAsync("db status"));
        var refused = await first.FailAsync("current");
        Assert.Contains("code: compose-failed", refused);
        Assert.Contains($"{first.Port}", refused);
    }

    [Theory]
    [MemberData(nameof(Engines.Names), MemberType = typeof(Engines))]
    public async Task A_port_that_is_open_to_others_is_refused_before_anything_starts(string name)
    {
        var engine = await engines.RequireAsync(name);
        await using var workspace = new ContainerWorkspace(engine);
        foreach (var host in (string[])["", "0.0.0.0:"])
        {
            workspace.Compose(ContainerWorkspace.Service(engine, workspace.Port).Replace("127.0.0.1:" + workspace.Port, host + workspace.Port));
            Assert.Contains("service \"db\" is open to other machines", await workspace.FailAsync("db start --compose"));
            Assert.Empty(workspace.Listeners);
            Assert.Empty(await workspace.LeftAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Engines.Names), MemberType = typeof(Engines))]
    public async Task A_container_that_ends_is_an_error_with_its_last_words(string name)
    {
        var engine = await engines.RequireAsync(name);
        foreach (var restart in (string[])["no", "always"])
        {
            await using var workspace = new ContainerWorkspace(engine);
            workspace.Compose(ContainerWorkspace.Service(engine, workspace.Port) + $"\n    restart: \"{restart}\"\n    command: [\"postgres\", \"-c\", \"nonsense=1\"]");
            var ended = await workspace.FailAsync("db start --compose");
            Assert.Contains("code: compose-not-healthy", ended);
            Assert.Contains("unrecognized configuration parameter \"nonsense\"", ended);
            Assert.Matches("It end(ed|s again and again)", ended);
            Assert.Matches($"{name} rm --force --volumes \\S+", ended);
            Assert.Contains("not made yet", await workspace.RunAsync("db status"));
        }
    }

    [Theory]
    [MemberData(nameof(Engines.Names), MemberType = typeof(Engines))]
    public async Task A_container_that_is_ill_is_an_error_with_its_last_words(string name)
    {
        var engine = await engines.RequireAsync(name);
        await using var workspace = new ContainerWorkspace(engine);
        workspace.Compose(ContainerWorkspace.Service(engine, workspace.Port).Replace("pg_isready -h 127.0.0.1 -U dev", "test -f /well").Replace("retries: 60", "retries: 5"));
        var ill = await workspace.FailAsync("db start --compose");
        Assert.Contains("code: compose-not-healthy", ill);
        Assert.Contains("Its health check fails.", ill);
        Assert.Matches("LOG: |initdb: ", ill);
    }

    [Theory]
    [MemberData(nameof(Engines.Names), MemberType = typeof(Engines))]
    public async Task An_image_that_cannot_be_had_is_said_in_the_words_of_the_engine(string name)
    {
        var engine = await engines.RequireAsync(name);
        await using var workspace = new ContainerWorkspace(engine);
        workspace.Compose(ContainerWorkspace.Service(engine, workspace.Port).Replace(engine.Image, "localhost/retort-test-nothing/postgres:1"));
        var missing = await workspace.FailAsync("db start --compose");
        Assert.Contains("code: compose-failed", missing);
        Assert.Contains("localhost/", missing);
        Assert.Contains("not made yet", await workspace.RunAsync("db status"));
    }

    [Theory]
    [MemberData(nameof(Engines.Names), MemberType = typeof(Engines))]
    public async Task What_the_file_lacks_is_said(string name)
    {
        var engine = await engines.RequireAsync(name);
        await using var workspace = new ContainerWorkspace(engine);
        Assert.Contains("the compose file has no service \"base\"", await workspace.FailAsync("db start --compose base"));
        var service = ContainerWorkspace.Service(engine, workspace.Port);
        workspace.Compose(service.Replace("POSTGRES_PASSWORD", "POSTGRES_OTHER"));
        Assert.Contains("service \"db\" does not say its password", await workspace.FailAsync("db start --compose db"));
        workspace.Compose(service.Replace("5432\"", "5433\""));
        Assert.Contains("service \"db\" publishes no port 5432", await workspace.FailAsync("db start --compose"));
        workspace.Compose("    image: localhost/nginx");
        Assert.Contains("no service of the compose file is a PostgreSQL", await workspace.FailAsync("db start --compose"));
        File.Delete(Path.Combine(workspace.Folder, "compose.yaml"));
        Assert.Contains("the workspace has no compose file", await workspace.FailAsync("db start --compose"));
        Assert.Equal(2, (await workspace.TryAsync("db start --compose --own")).ExitCode);
        Assert.Empty(await workspace.LeftAsync());
    }
}
