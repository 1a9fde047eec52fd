using Retort.Tests.CommandLine;
using Retort.Tests.Conventions;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Samples;

/// <summary>A copy of the workspace of samples/Jinbocho, whose <c>.env</c> leads to databases of the test server.</summary>
internal static class JinbochoWorkspace
{
    public const string Users = "samples/Jinbocho/Auth/schema/2_users.sql";

    public static async Task<Scene> CreateAsync(TestServer server, params string[] databases)
    {
        var scene = new Scene();
        foreach (var file in Source.Files("samples/Jinbocho", "*.sql").Append("retort.json")) scene.File(file, Source.Read(file));
        var variables = new List<string>();
        foreach (var name in databases) variables.Add($"{name.ToUpperInvariant()}_DATABASE_URL={Scene.Url(await server.CreateDatabaseAsync())}\n");
        return scene.File(".env", string.Concat(variables));
    }

    /// <summary>Where a variable of <c>.env</c> leads.</summary>
    public static string ConnectionString(this Scene scene, string name)
    {
        var line = File.ReadAllLines(Path.Combine(scene.Folder, ".env")).Single(line => line.StartsWith(name.ToUpperInvariant(), StringComparison.Ordinal));
        return Retort.Configuration.DatabaseUrl.Parse(line[(line.IndexOf('=') + 1)..]).ToConnectionString() + ";Pooling=false";
    }

    /// <summary>Changes a file of the model as a person does.</summary>
    public static Scene Edit(this Scene scene, string file, string old, string replacement)
    {
        var text = File.ReadAllText(Path.Combine(scene.Folder, file));
        Assert.Contains(old, text);
        return scene.File(file, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    /// <summary>Runs a command that has to end with a code; returns what it wrote to stdout.</summary>
    public static async Task<string> DoAsync(this Scene scene, string command, int code = 0)
    {
        await scene.RunAsync(command.Split(' '));
        Assert.True(scene.ExitCode == code, $"retort {command}: {scene.ExitCode}\n{scene.Output}{scene.Errors}");
        return scene.Output;
    }
}
