using System.Text.RegularExpressions;
using Retort.Tests.CommandLine;
using Retort.Tests.Conventions;
using Retort.Tests.Fixtures;
using Retort.Tests.Hosting;

namespace Retort.Tests.Packages;

/// <summary>The packages as a user meets them: installed from a folder into an empty project.</summary>
public sealed partial class QuickStartTests(TestServer server, PackageFeed feed)
{
    private const string Skipped = "installs packages and builds projects, which takes a minute: `./test --full --only packages`";

    [Fact]
    public async Task The_guide_for_a_service_works_as_it_is_written()
    {
        if (!Cases.Full) Assert.Skip(Skipped);
        var database = await server.CreateDatabaseAsync();
        using var folder = await UserFolder.CreateAsync(feed, Scene.Url(database));
        var sessions = Session().Matches(Source.Read("docs/guides/dotnet.md")).Select(match => match.Groups[1].Value).ToList();
        await FollowAsync(folder, sessions[0]);
        await folder.EditAsync("ShopContext.cs", "public required string Name", "[Retort.EntityFrameworkCore.RenamedFrom(\"name\")]\n    public required string FullName");
        await FollowAsync(folder, sessions[1]);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "migrations"), "*_say_full_name.sql"));
        Assert.Contains("alter table users rename column name to full_name;", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(1L, await Probe.ScalarAsync(database, "select count(*) from information_schema.columns where column_name = 'full_name'"));
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

    /// <summary>Runs each command of a session; where the session shows what it prints, that is what it prints.</summary>
    private static async Task FollowAsync(UserFolder folder, string session)
    {
        var lines = session.TrimEnd('\n').Split('\n');
        for (var next = 0; next < lines.Length; next++)
        {
            var output = await folder.RunAsync(lines[next][2..]);
            var shown = lines[(next + 1)..].TakeWhile(line => !line.StartsWith("$ ", StringComparison.Ordinal)).ToList();
            next += shown.Count;
            if (shown.Count > 0) Assert.Equal(string.Join('\n', shown), output.TrimEnd('\n'));
        }
    }

    [GeneratedRegex("```console\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Session();
}
