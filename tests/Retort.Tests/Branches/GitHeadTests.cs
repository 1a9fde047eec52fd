using Retort.Git;
using Retort.Tests.CommandLine;
using GitFolder = Retort.Git.GitFolder;

namespace Retort.Tests.Branches;

/// <summary>What is checked out, as real git leaves it behind.</summary>
public sealed class GitHeadTests : IDisposable
{
    private readonly string folder = Scene.TemporaryFolder();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Without_git_there_is_nothing_to_follow() => Assert.Null(GitFolder.Find(folder));

    [Fact]
    public void A_branch_is_known_before_its_first_commit()
    {
        new GitRepository(folder, initialise: false).Run("init", "-q", "-b", "trunk");
        Assert.Equal(("trunk", "trunk"), (Head().Branch, Head().DefaultBranch));
    }

    [Fact]
    public void Nested_names_below_a_folder_of_the_repository()
    {
        var git = new GitRepository(folder);
        git.Run("switch", "-q", "-c", "feature/Login/2");
        var below = Directory.CreateDirectory(Path.Combine(folder, "src", "App")).FullName;
        Assert.Equal(("feature/Login/2", "main"), (Head(below).Branch, Head(below).DefaultBranch));
    }

    [Fact]
    public void The_default_branch_is_what_the_remote_says_else_main_else_master()
    {
        var git = new GitRepository(folder);
        git.Run("branch", "-m", "main", "master");
        git.Run("pack-refs", "--all");
        Assert.Equal("master", Head().DefaultBranch);
        git.Run("branch", "-m", "master", "develop");
        Assert.Null(Head().DefaultBranch);
        var clone = Path.Combine(folder, "clone");
        git.Run("clone", "-q", folder, clone);
        new GitRepository(clone, initialise: false).Run("switch", "-q", "-c", "main");
        Assert.Equal(("main", "develop"), (Head(clone).Branch, Head(clone).DefaultBranch));
    }

    [Fact]
    public void A_commit_alone_is_checked_out()
    {
        var git = new GitRepository(folder);
        git.Run("switch", "-q", "--detach");
        Assert.Equal((null, git.Run("rev-parse", "HEAD")), (Head().Branch, Head().Commit));
    }

    [Fact]
    public void While_a_branch_is_rebased_it_is_still_meant()
    {
        var git = new GitRepository(folder);
        File.WriteAllText(Path.Combine(folder, "a"), "main");
        git.Commit("on main");
        git.Run("switch", "-q", "-c", "topic", "HEAD~1");
        File.WriteAllText(Path.Combine(folder, "a"), "topic");
        git.Commit("on topic");
        Assert.Throws<InvalidOperationException>(() => git.Run("rebase", "main"));
        Assert.Equal("topic", Head().Branch);
        git.Run("rebase", "--abort");
    }

    [Fact]
    public void A_further_working_tree_shares_the_place_of_the_server()
    {
        var main = Directory.CreateDirectory(Path.Combine(folder, "main", "app")).FullName;
        var git = new GitRepository(Path.GetDirectoryName(main)!);
        git.Run("worktree", "add", "-q", "../other", "-b", "other");
        var other = Directory.CreateDirectory(Path.Combine(folder, "other", "app")).FullName;
        Assert.Equal("other", Head(other).Branch);
        Assert.Equal("main", Head(main).Branch);
        Assert.Equal(main, GitFolder.Find(other)!.InMain(other));
        Assert.False(GitFolder.Find(main)!.IsLinked);
    }

    [Fact]
    public void A_bare_repository_keeps_what_its_working_trees_share()
    {
        var source = new GitRepository(Directory.CreateDirectory(Path.Combine(folder, "source")).FullName);
        source.Run("clone", "-q", "--bare", ".", "../bare.git");
        var git = new GitRepository(folder, initialise: false);
        git.Run("-C", "bare.git", "worktree", "add", "-q", "../tree", "main");
        Assert.Equal(Path.Combine(folder, "bare.git", "retort"), GitFolder.Find(Path.Combine(folder, "tree"))!.InMain(Path.Combine(folder, "tree")));
    }

    [Fact]
    public void The_logs_tell_where_a_branch_came_from_and_what_it_was_called()
    {
        var git = new GitRepository(folder);
        git.Run("switch", "-q", "-c", "a");
        git.Run("switch", "-q", "-c", "b");
        git.Run("switch", "-q", "main");
        git.Run("branch", "c", "b");
        git.Run("branch", "-m", "c", "d");
        var history = new GitHistory(GitFolder.Find(folder)!);
        Assert.Equal("main", history.CreatedFrom("a"));
        Assert.Equal("a", history.CreatedFrom("b"));
        Assert.Equal("c", history.RenamedFrom("d"));
        Assert.Equal("b", history.CreatedFrom("d"));
        Assert.Null(history.CreatedFrom("main"));
        Assert.Null(history.RenamedFrom("b"));
    }

    private GitHead Head(string? at = null) => GitHead.Read(GitFolder.Find(at ?? folder)!);
}
