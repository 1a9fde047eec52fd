using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.EntityFrameworkCore;

/// <summary>From an entity in a user's project to a migrated database, with the tool alone.</summary>
public sealed class ProjectModelTests(TestServer server)
{
    private const string Entities = """
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Retort.EntityFrameworkCore;

        Console.WriteLine("what the program prints is not in the way");
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddDbContext<AppContext>(options => options.UseNpgsql());
        builder.Build();
        throw new Exception("a model needs no more than the host");

        class AppContext(DbContextOptions<AppContext> options, IHostEnvironment environment) : DbContext(options)
        {
            public DbSet<User> users => Set<User>();
            protected override void OnModelCreating(ModelBuilder model) => model.Entity<User>().ToTable(table => table.HasComment(environment.EnvironmentName));
        }

        class NoteContext : DbContext
        {
            public DbSet<Note> notes => Set<Note>();
            protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql();
        }

        class Note
        {
            public int id { get; set; }
        }

        class User
        {
            public int id { get; set; }
            public string name { get; set; } = "";
        }

        """;

    private const string Program = """
        using Microsoft.EntityFrameworkCore;

        return;

        class AppContext : DbContext
        {
            public DbSet<Note> notes => Set<Note>();
            protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql();
        #if WITH_YAML
            protected override void OnModelCreating(ModelBuilder model) => model.Entity<Note>().ToTable(table => table.HasComment(typeof(YamlDotNet.Core.Parser).Namespace!.Split('.')[0]));
        #endif
        }

        """;

    [Fact]
    public async Task A_changed_entity_becomes_a_revision_and_a_rename_keeps_its_rows()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File("retort.json", $$"""
            { "databases": { "app": { "url": "{{scene.DatabaseUrl}}", "revisions": "migrations", "fileName": "{id}.sql", "model": [ { "project": "App", "context": "AppContext" }, { "project": "App", "context": "NoteContext" }, { "sql": "schema/*.sql" } ] } } }
            """).Project("App/App.csproj").File("App/Program.cs", Entities).File("schema/view.sql", "create view names as select id from users;");
        await scene.RunAsync("revision", "--autogenerate", "-m", "create users", "--rev-id", "a1", "-q");
        await scene.RunAsync("show", "a1");
        await scene.RunAsync("upgrade", "-q");
        await scene.RunAsync("check");
        scene.File("App/Program.cs", Entities.Replace("public string name", "[RenamedFrom(\"name\")] public string full_name"));
        await scene.RunAsync("revision", "--autogenerate", "-m", "rename", "--rev-id", "b2", "-q");
        await scene.RunAsync("show", "b2");
        await scene.RunAsync("upgrade", "-q");
        await scene.RunAsync("check");
        scene.File("App/Program.cs", Entities.Replace("class Note\n{\n    public int id", "class Note\n{\n    public Nothing id"));
        await scene.RunAsync("check");
        scene.Approve();
    }

    [Fact]
    public async Task A_project_is_built_again_when_what_it_is_made_of_has_changed_and_only_then()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File("retort.json", $$"""
            { "databases": { "app": { "url": "{{scene.DatabaseUrl}}", "revisions": "migrations", "model": [ { "project": "App", "context": "AppContext" } ] } } }
            """).Project("App/App.csproj").File("App/Program.cs", Program);
        scene.File("App/App.csproj", File.ReadAllText(Path.Combine(scene.Folder, "App/App.csproj")).Replace("<ItemGroup>", "<ItemGroup><ProjectReference Include=\"../Shared/Shared.csproj\" />"));
        scene.File("Shared/Shared.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>");
        scene.File("Shared/Note.cs", "public class Note { public int id { get; set; } }");
        Assert.True(await DiffAsync(scene, "create table notes"), "it was not built");
        Assert.False(await DiffAsync(scene, "create table notes"), "it was built again, and nothing had changed");

        scene.File("Shared/Note.cs", "public class Note { public int id { get; set; } public string? text { get; set; } }");
        Assert.True(await DiffAsync(scene, "text text"), "a project that it references was not built");

        // A package, and what is compiled because of it, in a file above: it is restored first.
        scene.File("Directory.Build.props", """
            <Project>
              <PropertyGroup><DefineConstants>$(DefineConstants);WITH_YAML</DefineConstants></PropertyGroup>
              <ItemGroup><PackageReference Include="YamlDotNet" Version="16.3.0" /></ItemGroup>
            </Project>
            """);
        Assert.True(await DiffAsync(scene, "comment on table notes is 'YamlDotNet'"), "a setting above the project was not seen");
        Assert.False(await DiffAsync(scene, "comment on table notes is 'YamlDotNet'"), "it was built again, and nothing had changed");
    }

    [Fact]
    public async Task What_is_wrong_with_a_project_is_said()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File("retort.json", $$"""
            { "databases": { "app": { "url": "{{scene.DatabaseUrl}}", "revisions": "migrations", "model": [ { "project": "App" } ] } } }
            """);
        await scene.RunAsync("check");
        scene.Project("App/App.csproj", hasPackage: false).File("App/Program.cs", "return;");
        await scene.RunAsync("check");
        scene.Approve();
    }

    /// <summary>Whether the project was built for it.</summary>
    private static async Task<bool> DiffAsync(Scene scene, string expected)
    {
        await scene.RunAsync("diff");
        Assert.True(scene.Output.Contains(expected, StringComparison.Ordinal), scene.Output + scene.Errors);
        return scene.Errors.Contains("Building App", StringComparison.Ordinal);
    }
}
