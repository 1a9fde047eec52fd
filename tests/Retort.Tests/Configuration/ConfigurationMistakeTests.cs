using Retort.Errors;

namespace Retort.Tests.Configuration;

public sealed class ConfigurationMistakeTests : IDisposable
{
    private readonly WorkspaceFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("""{ "databases": { "a": { "ulr": "local:a", "url": "local:a", "revisions": "m" } } }""", "1:25", "the key \"ulr\" is not known", "Did you mean `url`?")]
    [InlineData("""{ "databases": { "a": { "url": "local:a", "revisions": "m", "lock_timeout": "1s" } } }""", "1:61", "the key \"lock_timeout\" is not known", "Did you mean `lockTimeout`?")]
    [InlineData("""{ "databases": { "a": { "url": "local:a", "revisions": "m", "zzzzzz": 1 } } }""", "1:61", "the key \"zzzzzz\" is not known", "Known here: url, directUrl,")]
    [InlineData("""{ "databases": { "a": { "url": 5432, "revisions": "m" } } }""", "1:32", "\"url\" is a text, not a number", "Put it in double quotes.")]
    [InlineData("""{ "databases": { "a": { "url": "local:a", "revisions": ["m"] } } }""", "1:56", "\"revisions\" is a text, not a list", null)]
    [InlineData("""{ "databases": { "a": { "url": "local:a", "revisions": "m", "optional": "yes" } } }""", "1:73", "\"optional\" is true or false, not a text", null)]
    [InlineData("""{ "databases": { "a": { "url": "local:a", "revisions": "m", "model": "x.sql" } } }""", "1:70", "\"model\" is a list, not a text", "Put it in brackets")]
    [InlineData("""{ "databases": { "a": { "url": "local:a", "revisions": "m", "model": [ "x.sql" ] } } }""", "1:72", "an object is expected here, not a text", "\"sql\"")]
    [InlineData("""{ "databases": { "a": { "url": "local:a", "revisions": "m", "model": [ { "contex": "X", "project": "p" } ] } } }""", "1:74", "the key \"contex\" is not known", "`context`")]
    [InlineData("""{ "databases": { "a": { "url": "local:a", "revisions": "m", "lockTimeout": "3 apples" } } }""", "1:76", "\"lockTimeout\" is a number with a unit", "ms, s, min, h and d")]
    [InlineData("""{ "databases": { "a": { "url": "local:a" } } }""", "1:23", "\"revisions\" is missing", "\"migrations\"")]
    [InlineData("""{ "databases": { "a": { "revisions": "m" } } }""", "1:23", "\"url\" is missing", "local:a")]
    [InlineData("""{ "databases": { } }""", "1:16", "\"databases\" is empty", null)]
    [InlineData("""{ "databases": [ ] }""", "1:16", "\"databases\" is an object of names and databases, not a list", null)]
    [InlineData("""{ }""", "1:1", "\"databases\" is missing", "local:app")]
    [InlineData("""[ ]""", "1:1", "an object is expected here, not a list", "Write `{")]
    [InlineData("""{ "databases": { "a": { "url": "local:a", "revisions": "m" } }, "server": { "version": 9 } }""", "1:88", "\"version\" is a number from 13 to 18", null)]
    [InlineData("""{ "databases": { "a": { "url": "local:a", "revisions": "m" } }, "server": { "version": "17" } }""", "1:88", "\"version\" is a number from 13 to 18", "without quotes")]
    [InlineData("""{ "databases": { "a": { "url": "${NO_SUCH}", "revisions": "m" } } }""", "1:32", "the variable \"NO_SUCH\" has no value", "${NO_SUCH:-...}")]
    [InlineData("""{ "databases": { "a": { "url": "${NO_SUCH", "revisions": "m" } } }""", "1:32", "a `${` is not closed by `}`", "$${")]
    [InlineData("""{ "databases": { "a": { "url": "${NO-SUCH}", "revisions": "m" } } }""", "1:32", "a variable is not written `${NAME}` or `${NAME:-default}`", "$${")]
    [InlineData("{ \"databases\": {\n \"a\": { \"url\": \"local:a\", \"revisions\": \"m\" },\n  \"a\": { \"url\": \"local:a\", \"revisions\": \"m\" } } }", "3:3", "the database \"a\" is there twice", "The first is in line 2.")]
    [InlineData("{ \"databases\": { \"a\": {\n \"url\": \"local:a\",\n \"url\": \"local:a\", \"revisions\": \"m\" } } }", "3:2", "the key \"url\" is there twice", "The first is in line 2.")]
    [InlineData("{ \"databases\":\n { \"é漢\": { \"url\" \"local:a\" } } }", "2:", "this is not JSON", "missing comma")]
    [InlineData("", "1:1", "this is not JSON", "missing comma")]
    public void A_mistake_is_shown_with_its_place_and_what_was_meant(string text, string place, string message, string? hint)
    {
        var failure = Fail(text);
        Assert.Equal(message, failure.Message);
        Assert.StartsWith($"{Path.Combine(folder.Path, "retort.json")}:{place}", failure.Where[0]);
        if (hint is null) Assert.Null(failure.Hint);
        else Assert.Contains(hint, failure.Hint);
    }

    [Fact]
    public void A_column_counts_characters_and_not_bytes() =>
        Assert.EndsWith(":1:26", Fail("""{ "databases": { "é漢": { "ulr": 1, "url": "local:a", "revisions": "m" } } }""").Where[0]);

    [Fact]
    public void All_mistakes_are_told_at_once_in_the_order_of_the_file()
    {
        var failure = Fail("{ \"databases\": { \"a\": {\n  \"url\": 1,\n  \"protcted\": true,\n  \"revisions\": \"m\" } } }");
        Assert.StartsWith("2 mistakes in ", failure.Message);
        Assert.Equal(["2:10", "3:3"], failure.Where.Select(where => where[(where.IndexOf(".json:", StringComparison.Ordinal) + 6)..]));
        Assert.Contains("the key \"protcted\" is not known. Did you mean `protected`?", failure.Detail);
    }

    [Fact]
    public void A_wrong_address_names_the_line_that_uses_it_and_the_line_that_sets_it()
    {
        folder.Write(".env", "# addresses\nAUTH_URL=postgresql://ada:hunter2/x@h/d\n");
        var failure = Fail("""{ "databases": { "a": { "url": "${AUTH_URL}", "revisions": "m" } } }""");
        Assert.Equal("invalid-database-url", failure.Code);
        Assert.Equal([$"{Path.Combine(folder.Path, "retort.json")}:1:32", $"{Path.Combine(folder.Path, ".env")}:2"], failure.Where);
        Assert.DoesNotContain("hunter2", $"{failure} {failure.Detail} {failure.Hint}");
    }

    [Fact]
    public void Broken_JSON_around_a_password_does_not_show_it()
    {
        var failure = Fail("""{ "databases": { "a": { "url": "postgresql://ada:"hunter2@h/d" } } }""");
        Assert.DoesNotContain("hunter2", $"{failure} {failure.Detail} {failure.Hint}");
    }

    private ConfigurationException Fail(string text)
    {
        folder.Write("retort.json", text);
        return Assert.Throws<ConfigurationException>(() => folder.Load());
    }
}
