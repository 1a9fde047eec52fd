using Retort.Tests.CommandLine;
using Retort.Tests.Documents;
using Retort.Tests.Fixtures;
using Retort.Tests.Hosting;

namespace Retort.Tests.Packages;

/// <summary>The packages as a user meets them: installed from a folder into an empty project.</summary>
public sealed class QuickStartTests(TestServer server, PackageFeed feed)
{
    private const string Skipped = "installs packages and builds projects, which takes a minute: `./test --full --only packages`";

    [Fact]
    public async Task The_guide_for_a_service_works_as_it_is_written()
    {
        if (!Cases.Full) Assert.Skip(Skipped);
        var database = await server.CreateDatabaseAsync();
        using var folder = await UserFolder.CreateAsync(feed, Scene.Url(database));
        var guide = Document.Read("docs/guides/dotnet.md");
        var (begin, change) = (guide.Blocks.First(block => block.IsSession), guide.Blocks.Where(block => block.IsSession).ElementAt(1));
        await FollowAsync(guide with { Blocks = [begin] }, folder);
        await folder.EditAsync("ShopContext.cs", "public required string Name", "[Retort.EntityFrameworkCore.RenamedFrom(\"name\")]\n    public required string FullName");
        await FollowAsync(guide with { Blocks = [change] }, folder);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "migrations"), "*_say_full_name.sql"));
        Assert.Contains("alter table users rename column name to full_name;", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(1L, await Probe.ScalarAsync(database, "select count(*) from information_schema.columns where column_name = 'full_name'"));
    }

    [Theory]
    [InlineData("docs/guides/service-start-up.md")]
    [InlineData("src/Retort.Cli/README.md")]
    [InlineData("src/Retort.Templates/README.md")]
    public async Task A_page_with_packages_works_as_it_is_written(string page)
    {
        if (!Cases.Full) Assert.Skip(Skipped);
        using var folder = await UserFolder.CreateAsync(feed, Scene.Url(await server.CreateDatabaseAsync()));
        await FollowAsync(Document.Read(page), folder);
    }

    [Fact]
    public async Task A_published_migrator_needs_no_files_beside_it()
    {
        if (!Cases.Full) Assert.Skip(Skipped);
        var database = await server.CreateDatabaseAsync();
        using var folder = await UserFolder.CreateAsync(feed, Scene.Url(database));
        await folder.RunAsync("dotnet tool install --global Retort.Tool");
        await folder.RunAsync("retort init --template migrator -d shop");
        await folder.RunAsync("dotnet publish Shop.csproj -o out -v q");
        Assert.Empty(Directory.GetFiles(Path.Combine(folder.Path, "out"), "*.sql", SearchOption.AllDirectories));
        await folder.RunAsync("cd out && dotnet Shop.dll");
        Assert.Equal(1L, await Probe.ScalarAsync(database, "select count(*) from retort.revision"));
        Assert.Contains("create users", await folder.RunAsync("cd out && dotnet Shop.dll history"));
    }

    private static Task FollowAsync(Document document, UserFolder folder) => DocumentSession.FollowAsync(document, folder.Path, async (command, _) => new(0, await folder.RunAsync(command), ""));
}
