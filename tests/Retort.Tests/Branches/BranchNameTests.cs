using System.Text;
using Retort.Configuration;

namespace Retort.Tests.Branches;

public sealed class BranchNameTests
{
    private static readonly string[] Nasty =
    [
        "main", "Main", "MAIN", "feature/login", "feature-login", "feature_login", "feature//login", "login", "Feature/Login", "функция/вход", "功能", "a", "_", "--", "release/1.2.3",
        "release/1-2-3", new string('x', 200), new string('x', 201), $"{new string('y', 50)}/1", $"{new string('y', 50)}/2", "ﬁx", "straße", "bug #12 (urgent)", "\"quoted\"", "a'b",
    ];

    [Theory]
    [InlineData("app")]
    [InlineData("a_plain_name_that_is_much_longer_than_it_should_have_been_at_all")]
    [InlineData("данные_приложения_которое_называется_слишком_длинно")]
    public void Names_fit_and_no_two_branches_share_one(string plain)
    {
        var names = Nasty.Select(branch => BranchName.Of(plain, branch)).ToList();
        Assert.All(names, name => Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, 63));
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [InlineData("feature/login", "app_feature_login_df7c7a")]
    [InlineData("Feature/Login", "app_feature_login_1ce277")]
    [InlineData("功能", "app_25f5ce")]
    public void A_name_can_be_read_and_stays_the_same(string branch, string name) => Assert.Equal(name, BranchName.Of("app", branch));

    [Fact]
    public void Two_databases_whose_long_names_begin_alike_stay_apart() =>
        Assert.NotEqual(BranchName.Of(new string('p', 45) + "1", "b"), BranchName.Of(new string('p', 45) + "2", "b"));

    [Fact]
    public void The_default_branch_keeps_the_plain_name()
    {
        var branch = new DatabaseBranch { Name = "trunk", DefaultBranch = "trunk", PlainDatabase = "app" };
        Assert.Equal("app", branch.Database);
        Assert.NotEqual("app", (branch with { Name = "Trunk" }).Database);
        Assert.Equal("app_at_3f2a91c4d0", new DatabaseBranch { Commit = "3f2a91c4d0e5f6a7b8c9", PlainDatabase = "app" }.Database);
    }
}
