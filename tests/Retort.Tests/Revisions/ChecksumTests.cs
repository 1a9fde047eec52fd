using Retort.Revisions;

namespace Retort.Tests.Revisions;

public sealed class ChecksumTests
{
    private const string Script = "-- why\ncreate table a (b int default 'x y');\nupdate a set b = 1;";

    [Theory]
    [InlineData("create   table a(b int/* c */default 'x y') ;\n\n-- another\nupdate a\n  set b = 1 -- one\n;")]
    [InlineData("-- retort: lock-timeout 5s\ncreate table a (b int default 'x y'); update a set b = 1;")]
    [InlineData("-- retort: allow deletes-data: yes\ncreate table a (b int default 'x y'); update a set b = 1")]
    public void Layout_comments_and_what_only_guards_the_run_do_not_count(string other) => Assert.Equal(Of(Script), Of(other));

    [Theory]
    [InlineData("create table a (b int default 'x  y'); update a set b = 1;")]
    [InlineData("create table a (b int default 'x y'); update a set b = 2;")]
    [InlineData("update a set b = 1; create table a (b int default 'x y');")]
    [InlineData("create table a (b int default 'x y');")]
    [InlineData("-- retort: no-transaction\ncreate table a (b int default 'x y'); update a set b = 1;")]
    [InlineData("create table a (b int default 'x y');\n-- retort: backfill a by b in 10\nupdate a set b = 1;")]
    [InlineData("create table a (b int default 'x y');\n-- retort: transaction\nupdate a set b = 1;")]
    public void What_is_run_and_how_counts(string other) => Assert.NotEqual(Of(Script), Of(other));

    [Fact]
    public void A_downgrade_counts()
    {
        var upgrade = Retort.Revisions.Script.Parse(Script);

        Assert.NotEqual(ScriptChecksum.Of(upgrade, null), ScriptChecksum.Of(upgrade, Retort.Revisions.Script.Empty));
        Assert.NotEqual(ScriptChecksum.Of(upgrade, upgrade), ScriptChecksum.Of(upgrade, Retort.Revisions.Script.Empty));
    }

    [Fact]
    public void An_edited_statement_is_told_from_the_others()
    {
        var before = ScriptChecksum.Statements(Retort.Revisions.Script.Parse("select 1; select 2; select 3;"));
        var after = ScriptChecksum.Statements(Retort.Revisions.Script.Parse("select  1; select 4; select 3 -- three"));

        Assert.Equal([true, false, true], before.Zip(after, (left, right) => left == right));
    }

    private static string Of(string script) => ScriptChecksum.Of(Retort.Revisions.Script.Parse(script), null);
}
