using Retort.Tests.CommandLine;
using Retort.Tests.Conventions;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Samples;

/// <summary>The histories of samples/Jinbocho are proved by the tool's own means.</summary>
public sealed class JinbochoProofTests(TestServer server)
{
    private const string FullName = "samples/Jinbocho/Auth/Migrations/20260408_579100c2cc7b_require_the_full_name_of_users.sql";

    [Fact]
    public async Task Lint_is_clean()
    {
        using var scene = await JinbochoWorkspace.CreateAsync(server, "auth", "catalog", "ai");
        var said = await scene.DoAsync("lint");
        Assert.Equal(3, said.Split('\n').Count(line => line.Contains(": ok", StringComparison.Ordinal)));
        Assert.DoesNotContain("finding", said);
    }

    [Fact]
    public async Task Every_revision_goes_up_down_and_up_with_rows()
    {
        using var scene = await JinbochoWorkspace.CreateAsync(server, "auth", "catalog", "ai");
        var said = await scene.DoAsync("verify --data");
        Assert.Equal(3, said.Split('\n').Count(line => line.Contains(": proved, ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_check_for_ci_passes_on_all_three()
    {
        using var scene = await JinbochoWorkspace.CreateAsync(server, "auth", "catalog", "ai");
        await scene.DoAsync("upgrade -q");
        await scene.DoAsync("ci");
    }

    /// <summary>The first draft, as the README tells: the column is filled and required in one transaction.</summary>
    [Fact]
    public async Task The_finding_in_the_readme_is_what_lint_says_of_the_first_draft()
    {
        using var scene = await JinbochoWorkspace.CreateAsync(server, "auth");
        var text = Source.Read(FullName);
        var (begin, end) = (text.IndexOf("-- retort: backfill", StringComparison.Ordinal), text.IndexOf("-- retort: downgrade", StringComparison.Ordinal));
        scene.File(FullName, $"{text[..begin]}update users set full_name = split_part(email, '@', 1);\n\nalter table users alter column full_name set not null;\n\n{text[end..]}");
        var said = await scene.DoAsync("lint 5791 -d auth", code: 3);
        var readme = Source.Read("samples/Jinbocho/README.md");
        var shown = readme[readme.IndexOf(FullName, StringComparison.Ordinal)..];
        Assert.Equal(shown[..shown.IndexOf("```", StringComparison.Ordinal)].TrimEnd(), said.TrimEnd());
    }
}
