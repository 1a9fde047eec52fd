using Retort.Revisions;
using Retort.Sql;

namespace Retort.Tests.Revisions;

public sealed class RevisionFileTests
{
    private const string Language = """
        -- Revision:   9d22e1a0c4b7
        -- Parent:     ae10f2b3c4d5, bb00
        -- Depends-On: billing, c41b07
        -- Label:      shop
        -- Message:    add language to users
        -- Created:    2026-11-20T09:12:44Z

        -- retort: upgrade

        alter table users add column language text not null default 'en';

        -- retort: downgrade

        alter table users drop column language;

        """;

    [Fact]
    public void Every_field_of_the_header_is_read()
    {
        var revision = RevisionFile.Parse(Language, "revisions/a.sql");

        Assert.Equal("9d22e1a0c4b7", revision.Id);
        Assert.Equal(["ae10f2b3c4d5", "bb00"], revision.Parents);
        Assert.Equal(["billing", "c41b07"], revision.DependsOn);
        Assert.Equal(["shop"], revision.Labels);
        Assert.Equal("add language to users", revision.Message);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 9, 12, 44, TimeSpan.Zero), revision.Created);
        Assert.Equal("revisions/a.sql", revision.Path);
    }

    [Fact]
    public void A_statement_knows_its_line_in_the_file()
    {
        var revision = RevisionFile.Parse(Language, "revisions/a.sql");
        var up = revision.Upgrade.Parts.Single().Statements.Single();

        Assert.Equal("alter table users add column language text not null default 'en'", up.Text);
        Assert.Equal(10, up.Line);
        Assert.Equal(14, revision.Downgrade!.Parts.Single().Statements.Single().Line);
    }

    [Fact]
    public void What_is_written_is_what_was_read() => Assert.Equal(Language, RevisionFile.Format(RevisionFile.Parse(Language, "a.sql")));

    [Fact]
    public void What_is_read_is_what_was_written()
    {
        var revision = RevisionFile.Parse(Language, "a.sql");

        Assert.Equal(revision, RevisionFile.Parse(RevisionFile.Format(revision), "a.sql"));
    }

    [Fact]
    public void Line_breaks_of_other_systems_mean_the_same()
    {
        var other = RevisionFile.Parse(Language.Replace("\n", "\r\n"), "a.sql");
        var revision = RevisionFile.Parse(Language, "a.sql");

        Assert.Equal(revision.Checksum, other.Checksum);
        Assert.Equal(revision.Upgrade.Text, other.Upgrade.Text);
        Assert.Equal(10, other.Upgrade.Parts[0].Statements[0].Line);
    }

    [Fact]
    public void A_file_without_a_downgrade_cannot_be_undone_and_an_empty_one_has_nothing_to_undo()
    {
        const string start = "-- Revision: a\n-- Message: m\n\n-- retort: upgrade\nselect 1;\n";

        Assert.Null(RevisionFile.Parse(start, "a.sql").Downgrade);
        Assert.Empty(RevisionFile.Parse(start + "-- retort: downgrade\n", "a.sql").Downgrade!.Parts);
        Assert.Equal(RevisionFile.Parse(start + "-- retort: downgrade\n", "a.sql"), RevisionFile.Parse(RevisionFile.Format(RevisionFile.Parse(start + "-- retort: downgrade", "a.sql")), "a.sql") with { Upgrade = RevisionFile.Parse(start, "a.sql").Upgrade });
    }

    [Fact]
    public void A_remark_below_the_header_is_for_people()
    {
        var revision = RevisionFile.Parse("-- Revision: a\n-- Message: m\n\n-- Note: see the wiki\n-- Parent: not read\n\n-- retort: upgrade\n", "a.sql");

        Assert.Empty(revision.Parents);
    }

    [Fact]
    public void A_remark_above_the_header_is_for_people() =>
        Assert.Equal("a", RevisionFile.Parse("-- Copyright: us\n\n-- Revision: a\n-- Message: m\n-- retort: upgrade\n", "a.sql").Id);

    [Fact]
    public void A_directive_in_a_string_is_text()
    {
        var revision = RevisionFile.Parse("-- Revision: a\n-- Message: m\n\n-- retort: upgrade\nselect '\n-- retort: downgrade\n', $$\n-- retort: nonsense\n$$;\n", "a.sql");

        Assert.Null(revision.Downgrade);
        Assert.Single(revision.Upgrade.Parts.Single().Statements);
    }

    [Fact]
    public void The_text_of_a_section_reads_back_as_the_section()
    {
        var upgrade = RevisionFile.Parse("-- Revision: a\n-- Message: m\n\n-- retort: upgrade\nselect 1;\n-- retort: no-transaction\nselect 2;\n\n-- retort: downgrade\n", "a.sql").Upgrade;
        var again = Script.Parse(upgrade.Text);

        Assert.Equal(ScriptChecksum.Statements(upgrade), ScriptChecksum.Statements(again));
        Assert.Equal(upgrade.Parts.Select(part => part.Transactional), again.Parts.Select(part => part.Transactional));
    }
}
