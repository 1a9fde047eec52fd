using Retort.Configuration;
using Retort.Tests.Fixtures;
using Retort.Workspaces;
using Retort.Workspaces.Branches;

namespace Retort.Tests.Branches;

/// <summary>What Retort tells git and other programs.</summary>
public sealed class OtherProgramsTests(TestServer server)
{
    [Fact]
    public async Task The_address_is_written_into_a_block_of_a_file_and_not_read_back()
    {
        using var scene = await BranchScene.OnAsync(server);
        scene.Scene.File(".env.local", "MINE=1\n");
        scene.Scene.File(".gitignore", ".env.local\n");
        await scene.Scene.RunAsync("db", "url", "--write-env");
        scene.Git.Run("switch", "-q", "-c", "topic");
        await scene.Scene.RunAsync("db", "url", "--write-env");
        var text = File.ReadAllText(Path.Combine(scene.Scene.Folder, ".env.local"));
        Assert.StartsWith("MINE=1\n# retort: begin", text);
        Assert.EndsWith($"/{BranchName.Of(scene.Plain, "topic")}'\n# retort: end\n", text);
        Assert.Single(text.Split("DATABASE_URL="), part => part.Contains("retort: end", StringComparison.Ordinal));
        scene.Scene.File("retort.json", """{ "databases": { "app": { "url": "${DATABASE_URL:-local:app}", "revisions": "migrations" } } }""");
        Assert.Equal("app", WorkspaceConfiguration.Load(scene.Scene.Folder, new Dictionary<string, string>()).Databases[0].Url.Database);
    }

    [Fact]
    public async Task An_application_gets_the_address_that_the_tool_prints()
    {
        using var scene = await BranchScene.OnAsync(server);
        scene.Git.Run("switch", "-q", "-c", "topic");
        var address = await DatabaseAddress.FindAsync(scene.Scene.Folder, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(await scene.DatabaseAsync(), address.Database);
        Assert.Equal("a1", await scene.AskAsync(address.Database, "select id from retort.revision"));
    }

    [Fact]
    public async Task A_hook_is_written_for_git_and_anothers_is_left_alone()
    {
        using var scene = await BranchScene.OnAsync(server);
        var hook = Path.Combine(scene.Scene.Folder, ".git/hooks/post-checkout");
        scene.Scene.File("a tool", "#!/bin/sh\necho \"$@\" >> ran\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(scene.Scene.Folder, "a tool"), (UnixFileMode)0b111_101_101);
        var workspace = Workspace.Open(scene.Scene.Folder, null, []);
        workspace.InstallHook([Path.Combine(scene.Scene.Folder, "a tool")]);
        scene.Git.Run("switch", "-q", "-c", "topic");
        Assert.Equal("db create --quiet\n", File.ReadAllText(Path.Combine(scene.Scene.Folder, "ran")));
        scene.Git.Run("checkout", "-q", "--", "retort.json"); // files alone are no switch
        Assert.Equal("db create --quiet\n", File.ReadAllText(Path.Combine(scene.Scene.Folder, "ran")));
        workspace.InstallHook(["retort"]);
        Assert.Equal(hook, workspace.RemoveHook());
        Assert.Null(workspace.RemoveHook());
        File.WriteAllText(hook, "#!/bin/sh\necho theirs\n");
        Assert.Equal("foreign-hook", Assert.Throws<Errors.ConfigurationException>(() => workspace.InstallHook(["retort"])).Code);
        Assert.Equal("foreign-hook", Assert.Throws<Errors.ConfigurationException>(() => workspace.RemoveHook()).Code);
        Assert.Contains("theirs", File.ReadAllText(hook));
    }
}
