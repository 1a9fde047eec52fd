using Retort.Tests.CommandLine;
using Retort.Tests.Conventions;
using Retort.Tests.Execution;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Samples;

/// <summary>What the manifests of samples/Jarvis tell Kubernetes to run, run here.</summary>
public sealed class JarvisManifestTests(TestServer server)
{
    private const string Folder = "samples/Jarvis/kubernetes";
    private const string Dockerfile = "samples/Jarvis/Migrator/Dockerfile";

    public static TheoryData<string, string> Migrators => new()
    {
        { "migrate.yaml", "spec.template.spec.containers.0" },
        { "notes.yaml", "spec.template.spec.initContainers.0" },
    };

    [Theory]
    [MemberData(nameof(Migrators))]
    public async Task The_container_of_a_manifest_migrates(string file, string container)
    {
        var manifest = Yaml.Read($"{Folder}/{file}").At(container);
        Assert.Equal("jarvis-migrator", manifest.Text("image"));
        Assert.Contains("-t jarvis-migrator ", Source.Read(Dockerfile));
        // The entry point of the image, the arguments of the manifest, and of the environment only what the manifest names.
        var (entry, database) = (ComposeTests.EntryPoint(Dockerfile), await server.CreateDatabaseAsync());
        var name = Assert.Single(manifest.Items("env").Select(variable => variable.Text("name")!));
        var built = Path.Combine(Path.GetDirectoryName(SampleProgram.Built("samples/Jarvis/Migrator"))!, entry[1]);
        var (code, output) = await SampleProgram.RunInAsync(Path.GetTempPath(), built, manifest.Texts("args"), (name, Scene.Url(database)));
        Assert.True(code == 0, output);
        Assert.Equal("2", await new TestDatabase(database).QueryAsync("select count(*) from retort.revision"));
    }

    [Fact]
    public void The_manifests_are_of_the_kinds_that_they_should_be()
    {
        var job = Yaml.Read($"{Folder}/migrate.yaml");
        Assert.Equal(("batch/v1", "Job", "Never"), (job.Text("apiVersion"), job.Text("kind"), job.Text("spec.template.spec.restartPolicy")));
        Assert.Contains($"job/{job.Text("metadata.name")}", Source.Read($"{Folder}/migrate.yaml"));
        var notes = Yaml.Read($"{Folder}/notes.yaml");
        Assert.Equal(("apps/v1", "Deployment"), (notes.Text("apiVersion"), notes.Text("kind")));
        Assert.Equal(notes.Text("spec.selector.matchLabels.app"), notes.Text("spec.template.metadata.labels.app"));
        Assert.Equal("ConnectionStrings__jarvis", notes.Text("spec.template.spec.containers.0.env.0.name"));
    }

    [Fact]
    public async Task The_published_migrator_needs_no_files_beside_it()
    {
        if (!Cases.Full) Assert.Skip("publishes a project, which takes half a minute: `./test --full --only samples`");
        using var scene = await Scene.WithDatabaseAsync(server);
        var published = await Retort.Server.ProgramRunner.RunAsync(["dotnet", "publish", Path.Combine(Source.Root, "samples/Jarvis/Migrator/Jarvis.Migrator.csproj"), "-c", "Release", "-o", Path.Combine(scene.Folder, "app"), "-v", "q"]);
        Assert.True(published.Succeeded, published.Errors);
        Assert.Empty(Directory.GetFiles(Path.Combine(scene.Folder, "app"), "*.sql", SearchOption.AllDirectories));
        var (code, output) = await SampleProgram.RunInAsync(Path.Combine(scene.Folder, "app"), Path.Combine(scene.Folder, "app", ComposeTests.EntryPoint(Dockerfile)[1]), [], ("DATABASE_URL", scene.DatabaseUrl));
        Assert.True(code == 0, output);
        Assert.Equal("2", await new TestDatabase(scene.ConnectionString).QueryAsync("select count(*) from retort.revision"));
    }
}
