using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Documents;

/// <summary>Every command that the documentation shows is run, page by page, and prints what the page shows.</summary>
public sealed class DocumentTests(TestServer server)
{
    /// <summary>Pages whose sessions other tests run, since each needs a state of its own, or packages.</summary>
    private static readonly Dictionary<string, string> elsewhere = new()
    {
        ["README.md"] = nameof(ReadmeTests),
        ["docs/guides/mending-a-history.md"] = nameof(GuideTests),
        ["docs/guides/adopting-a-database.md"] = nameof(GuideTests),
        ["docs/guides/working-in-a-team.md"] = nameof(GuideTests),
        ["docs/guides/dotnet.md"] = nameof(Packages.QuickStartTests),
        ["docs/guides/service-start-up.md"] = nameof(Packages.QuickStartTests),
        ["src/Retort.Cli/README.md"] = nameof(Packages.QuickStartTests),
        ["src/Retort.Templates/README.md"] = nameof(Packages.QuickStartTests),
    };

    public static TheoryData<string> Pages => [.. Document.All().Where(IsHere).Select(page => page.Path)];

    public static TheoryData<string, string, string> NotRun =>
        [.. Document.All().SelectMany(page => page.Blocks.Where(block => block is { IsSession: true, Reason: not null }).Select(block => (page.Path, block.Commands().First().Command, block.Reason!)))];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_sessions_of_a_page_print_what_it_shows(string path)
    {
        var databases = (await server.CreateDatabaseAsync(), await server.CreateDatabaseAsync());
        using var folder = new DocumentFolder(Scene.Url(databases.Item1), Scene.Url(databases.Item2));
        await DocumentSession.FollowAsync(Document.Read(path), folder.Path, folder.RunAsync);
    }

    [Theory]
    [MemberData(nameof(NotRun))]
    public void A_session_that_cannot_be_run_here_says_why(string path, string command, string reason) => Assert.Skip($"{path}: `{command}` is not run: {reason}");

    [Fact]
    public void Few_sessions_are_not_run() => Assert.InRange(NotRun.Count, 0, 8);

    // What an error looks like is proved where the error is; see ErrorExampleTests.
    private static bool IsHere(Document page) =>
        !elsewhere.ContainsKey(page.Path) && !page.Path.StartsWith("docs/errors/", StringComparison.Ordinal) && page.Blocks.Any(block => block is { IsSession: true, Reason: null });
}
