using Retort.Tests.CommandLine;
using Retort.Tests.Samples;

namespace Retort.Tests.Containers;

/// <summary>Machines without an engine, or with one that nobody stands behind.</summary>
public sealed class NoEngineTests
{
    [Fact]
    public async Task That_there_is_no_engine_is_said_with_the_way_that_needs_none()
    {
        using var scene = Workspace();
        var refused = await TryAsync(scene);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("there is no docker and no podman on this machine", refused.Errors);
        Assert.Contains("`retort db start --own`", refused.Errors);
    }

    /// <summary>The program of Docker is often installed where its daemon is not; the real one is called, with an address where nobody listens.</summary>
    [Fact]
    public async Task An_engine_that_does_not_answer_is_passed_over_and_said()
    {
        if (!SampleCommand.IsInstalled("docker")) Assert.Skip("there is no `docker` in PATH");
        using var scene = Workspace();
        File.CreateSymbolicLink(Path.Combine(scene.Folder, "bin/docker"), Retort.Server.SearchPath.Find("docker")!);
        var refused = await TryAsync(scene, ("DOCKER_HOST", $"unix://{scene.Folder}/nobody.sock"));
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("no container engine here works with a Compose", refused.Errors);
        Assert.Contains($"nobody.sock", refused.Errors);
        Assert.Contains("Nothing was started.", refused.Errors);
    }

    private static Scene Workspace()
    {
        var scene = new Scene();
        scene.File("retort.json", """{ "databases": { "app": { "url": "local:app", "revisions": "migrations" } } }""");
        scene.File("compose.yaml", "services:\n  db:\n    image: postgres:16\n    environment: { POSTGRES_PASSWORD: x }\n    ports: [\"127.0.0.1:5432:5432\"]\n");
        Directory.CreateDirectory(Path.Combine(scene.Folder, "bin"));
        return scene;
    }

    private static Task<SampleCommand> TryAsync(Scene scene, params (string, string)[] variables)
    {
        var dotnet = $"{Retort.Server.SearchPath.Find("dotnet")}{SampleCommand.Retort["dotnet".Length..]}";
        return SampleCommand.TryAsync(scene.Folder, $"{dotnet} db start --compose", [("PATH", Path.Combine(scene.Folder, "bin")), ("RETORT_CONTAINER_ENGINE", ""), .. variables]);
    }
}
