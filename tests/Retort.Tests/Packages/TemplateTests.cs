using Retort.Tests.CommandLine;
using Retort.Workspaces.Writing;

namespace Retort.Tests.Packages;

/// <summary>What <c>init --template</c> writes.</summary>
public sealed class TemplateTests
{
    [Theory]
    [InlineData("service", "Program.cs", "ShopContext.cs", "Shop.csproj", "retort.json", "Dockerfile", ".gitignore")]
    [InlineData("services", "Auth/Program.cs", "Catalog/CatalogContext.cs", "retort.json")]
    [InlineData("migrator", "Program.cs", "Shop.csproj", "Dockerfile")]
    [InlineData("sql", "schema/users.sql", "retort.json")]
    public void A_template_is_whole_and_every_place_in_it_is_filled(string template, params string[] expected)
    {
        var files = WorkspaceTemplate.Files(template, "shop", DateTimeOffset.UnixEpoch);
        Assert.All(expected, path => Assert.Contains(files, file => file.Path == path));
        Assert.Contains(files, file => file.Path.Contains("migrations/19700101_", StringComparison.Ordinal));
        Assert.All(files, file => Assert.DoesNotContain("{{", file.Path + file.Text));
    }

    [Fact]
    public void Every_template_has_files() => Assert.All(WorkspaceTemplate.Names, name => Assert.NotEmpty(WorkspaceTemplate.Files(name, "app", DateTimeOffset.UnixEpoch)));

    [Fact]
    public async Task A_workspace_in_SQL_upgrades_at_once_and_is_in_order()
    {
        using var scene = new Scene();
        await scene.RunAsync("init", "--template", "sql", "-d", "shop", "-q");
        try
        {
            await scene.RunAsync("upgrade", "-q");
            await scene.RunAsync("check", "--conventions");
            Assert.Equal("shop: ok\n", scene.Output);
        }
        finally
        {
            await scene.RunAsync("db", "stop", "-q");
        }
    }
}
