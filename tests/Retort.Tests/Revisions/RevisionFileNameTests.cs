using Retort.Errors;
using Retort.Revisions;

namespace Retort.Tests.Revisions;

public sealed class RevisionFileNameTests
{
    [Theory]
    [InlineData("{date}_{id}_{slug}.sql", "20230921_9d22e1a0c4b7_initial_database_schema.sql")]
    [InlineData("{date}_{number:000}_{slug}.sql", "20230921_001_initial_database_schema.sql")]
    [InlineData("{yyyy}/{MM}/{dd}-{HH}{mm}{ss}-{number}.sql", "2023/09/21-080907-1.sql")]
    [InlineData("{yy}{time}_{id}.sql", "23080907_9d22e1a0c4b7.sql")]
    public void A_template_makes_the_name(string template, string name) =>
        Assert.Equal(name, RevisionFileName.Parse(template).For(Revision("Initial database schema"), 1));

    [Theory]
    [InlineData("Don't panic: add users' e-mail!", "dont_panic_add_users_e_mail")]
    [InlineData("größere Felder", "größere_felder")]
    [InlineData("../../etc/passwd", "etc_passwd")]
    [InlineData("?!", "revision")]
    [InlineData("a message that says much more than any file name has room for", "a_message_that_says_much_more_than_any")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_slug_is_safe_and_short(string message, string slug) =>
        Assert.Equal($"{slug}.sql", RevisionFileName.Parse("{slug}.sql").For(Revision(message), 1));

    [Theory]
    [InlineData("{date}_{ide}.sql", "{id}")]
    [InlineData("{date:yyyy}.sql", "{date}")]
    [InlineData("{number:abc}.sql", "{number}")]
    [InlineData("{date.sql", "{id}")]
    [InlineData("date}.sql", "{id}")]
    [InlineData("{date}", "{id}")]
    [InlineData("../{id}.sql", "{id}")]
    [InlineData("/tmp/{id}.sql", "{id}")]
    public void A_template_that_cannot_be_used_says_what_can(string template, string hint)
    {
        var error = Assert.Throws<ConfigurationException>(() => RevisionFileName.Parse(template));

        Assert.Equal("bad-file-name", error.Code);
        Assert.Contains(hint, error.Hint);
    }

    private static Revision Revision(string message) => new()
    {
        Id = "9d22e1a0c4b7",
        Message = message,
        Created = new DateTimeOffset(2023, 9, 21, 10, 9, 7, TimeSpan.FromHours(2)),
        Upgrade = Script.Empty,
    };
}
