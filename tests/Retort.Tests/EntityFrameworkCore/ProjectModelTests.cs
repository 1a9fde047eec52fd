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
}
