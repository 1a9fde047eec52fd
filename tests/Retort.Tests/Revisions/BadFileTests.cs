using Retort.Errors;
using Retort.Revisions;

namespace Retort.Tests.Revisions;

public sealed class BadFileTests
{
    private const string Header = "-- Revision: a\n-- Message: m\n";

    [Theory]
    [InlineData("-- Revision: a\n-- Messsage: m\n-- retort: upgrade\n", "unknown-field", 2, "Message")]
    [InlineData("-- Revision: a\n-- Down-Revision: b\n-- Message: m\n-- retort: upgrade\n", "unknown-field", 2, "Revision")]
    [InlineData("-- revision: a\n-- Message: m\n-- retort: upgrade\n", "unknown-field", 1, "Revision")]
    [InlineData("-- Revision: a\n-- Message:\n-- retort: upgrade\n", "empty-message", 2, "one line")]
    [InlineData("-- Revision: a\n-- retort: upgrade\n", "missing-field", 1, "one line")]
    [InlineData("-- Message: a\n-- retort: upgrade\n", "missing-field", 1, "Revision")]
    [InlineData("select 1;\n", "outside-section", 1, "retort: upgrade")]
    [InlineData("-- Revision: a\n-- Revision: b\n-- Message: m\n-- retort: upgrade\n", "duplicate-field", 2, "commas")]
    [InlineData("-- Revision: a-b\n-- Message: m\n-- retort: upgrade\n", "illegal-revision-id", 1, null)]
    [InlineData("-- Revision: a\n-- Parent: b,, c\n-- Message: m\n-- retort: upgrade\n", "bad-field", 2, null)]
    [InlineData("-- Revision: a\n-- Message: m\n-- Created: yesterday\n-- retort: upgrade\n", "bad-field", 3, "2026-")]
    [InlineData(Header, "missing-section", 1, "retort: upgrade")]
    [InlineData(Header + "-- retort: upgrade\n\n-- retort: upgrade\n", "duplicate-section", 5, null)]
    [InlineData(Header + "-- retort: no-transaction\n-- retort: upgrade\n", "outside-section", 3, null)]
    [InlineData(Header + "-- retort: upgrade\n-- retort: no-transactions\n", "unknown-directive", 4, "no-transaction")]
    [InlineData(Header + "-- retort: upgrade\n-- retort: down\n", "unknown-directive", 4, null)]
    [InlineData(Header + "-- retort: upgrade\nselect 1\n-- retort: downgrade\nselect 2;", "directive-in-statement", 5, "semicolon")]
    [InlineData(Header + "-- retort: upgrade now\n", "bad-directive", 3, null)]
    [InlineData(Header + "-- retort: upgrade\n-- retort: lock-timeout\n", "bad-directive", 4, "10s")]
    [InlineData(Header + "-- retort: upgrade\n-- retort: lock-timeout 10\n", "bad-directive", 4, "10s")]
    [InlineData(Header + "-- retort: upgrade\n-- retort: lock-timeout 0s\n", "bad-directive", 4, "10s")]
    [InlineData(Header + "-- retort: upgrade\nselect 1;\n-- retort: lock-timeout 1s\n", "bad-directive", 5, "Move")]
    [InlineData(Header + "-- retort: upgrade\n-- retort: allow deletes-data\n", "bad-directive", 4, "allow deletes-data: ")]
    [InlineData(Header + "-- retort: upgrade\n-- retort: allow deletes-data:\n", "bad-directive", 4, "allow deletes-data: ")]
    [InlineData(Header + "-- retort: upgrade\n-- retort: allow: all\n", "unknown-directive", 4, "allow")]
    [InlineData(Header + "-- retort: upgrade\n-- retort: backfill users in 5000\n", "bad-directive", 4, "users by id in 5000")]
    [InlineData(Header + "-- retort: upgrade\n-- retort: backfill users by id in 0\nupdate users set a = 1;", "bad-directive", 4, "users by id")]
    [InlineData(Header + "-- retort: upgrade\n-- retort: backfill users by id in 10\nselect 1;", "bad-directive", 4, "users by id")]
    [InlineData(Header + "-- retort: upgrade\n-- retort: backfill users by id in 10\n", "bad-directive", 4, "users by id")]
    [InlineData(Header + "-- retort: upgrade\nselect 1;\nBEGIN;\n", "transaction-control", 5, "no-transaction")]
    [InlineData(Header + "-- retort: upgrade\n-- retort: no-transaction\ncommit;\n", "transaction-control", 5, null)]
    public void A_mistake_is_named_with_its_line_and_the_way_out(string file, string code, int line, string? hint)
    {
        var error = Assert.Throws<RevisionException>(() => RevisionFile.Parse(file, "revisions/a.sql"));

        Assert.Equal(code, error.Code);
        Assert.Equal($"revisions/a.sql:{line}", error.Where[0]);
        if (hint is not null) Assert.Contains(hint, error.Hint);
    }

    [Theory]
    [InlineData("-- retort: upgrade\n\\i other.sql\n", "psql-command", 4)]
    [InlineData("-- retort: upgrade\ncopy a from stdin;\n1\n\\.\n", "copy-from-stdin", 4)]
    [InlineData("-- retort: upgrade\nselect 'a;\n", "unterminated-string", 4)]
    public void Sql_that_cannot_be_run_is_named_with_its_line(string section, string code, int line)
    {
        var error = Assert.Throws<SourceException>(() => RevisionFile.Parse(Header + section, "revisions/a.sql"));

        Assert.Equal(code, error.Code);
        Assert.Equal($"revisions/a.sql:{line}", error.Where[0]);
    }

    [Fact]
    public void A_section_in_a_section_is_refused() =>
        Assert.Equal("bad-directive", Assert.Throws<RevisionException>(() => Script.Parse("-- retort: upgrade\n")).Code);
}
