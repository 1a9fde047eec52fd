using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;
using Retort.Tests.Hosting;
using Retort.Workspaces.Writing;

namespace Retort.Tests.Packages;

/// <summary>The templates of <c>dotnet new</c>, in a hive of their own.</summary>
public sealed class NewTemplateTests(TestServer server, PackageFeed feed)
{
    private const string Skipped = "builds a project of each template, which takes a minute: `./test --full --only packages`";

    [Fact]
    public async Task What_dotnet_new_writes_is_what_init_writes()
    {
        using var folder = await InstallAsync(Scene.Url(await server.CreateDatabaseAsync()));
        foreach (var template in WorkspaceTemplate.Names)
        {
            await folder.RunAsync($"dotnet new retort-{template} -n web_shop -o {template}");
            var expected = WorkspaceTemplate.Files(template, "web_shop", DateTimeOffset.UtcNow).Select(file => Plain($"{file.Path}\n{file.Text}")).Order(StringComparer.Ordinal);
            var root = Path.Combine(folder.Path, template);
            var made = Directory.GetFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
                .Where(path => !path.Contains("/obj/", StringComparison.Ordinal)).Select(path => Plain($"{Path.GetRelativePath(root, path)}\n{File.ReadAllText(path)}".Replace(feed.Version, WorkspaceTemplate.Version))).Order(StringComparer.Ordinal);
            Assert.Equal(expected, made);
        }
    }

    [Theory]
    [InlineData("service", "dotnet run -- retort upgrade -q", "dotnet run -- retort check")]
    [InlineData("migrator", "dotnet run", "dotnet run -- check")]
    [InlineData("services", "ConnectionStrings__auth=\"$DATABASE_URL\" dotnet run --project Auth -- retort upgrade -q", "dotnet build Catalog -v q -nologo && ConnectionStrings__auth=\"$DATABASE_URL\" dotnet run --project Auth -- retort check")]
    [InlineData("sql", "dotnet tool install --global Retort.Tool && retort upgrade -q", "retort check")]
    public async Task A_template_builds_and_upgrades_at_once(string template, string upgrade, string check)
    {
        if (!Cases.Full) Assert.Skip(Skipped);
        var database = await server.CreateDatabaseAsync();
        using var folder = await InstallAsync(Scene.Url(database));
        await folder.RunAsync($"dotnet new retort-{template} -n shop -o .");
        await folder.RunAsync(upgrade);
        Assert.Equal(1L, await Probe.ScalarAsync(database, "select count(*) from retort.revision"));
        Assert.EndsWith("ok\n", await folder.RunAsync(check));
    }

    private async Task<UserFolder> InstallAsync(string url)
    {
        var folder = await UserFolder.CreateAsync(feed, url);
        await folder.RunAsync($"dotnet new install Retort.Templates");
        return folder;
    }

    /// <summary>Without ids and times, which differ from call to call.</summary>
    private static string Plain(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\b[0-9a-f]{12}(?=\b|_)|(?<=_)[0-9a-f]{12}(?=_)|20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", "<made>").ReplaceLineEndings("\n").TrimEnd();
}
