using Npgsql;
using Retort.Sql;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Lexer;

public sealed class IdentifierTests(TestServer server)
{
    [Theory]
    [InlineData("users", "users")]
    [InlineData("_a1", "_a1")]
    [InlineData("1a", "\"1a\"")]
    [InlineData("Users", "\"Users\"")]
    [InlineData("a b", "\"a b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("größe", "\"größe\"")]
    [InlineData("a$b", "\"a$b\"")]
    [InlineData("", "\"\"")]
    [InlineData("user", "\"user\"")]
    [InlineData("json_table", "\"json_table\"")]
    [InlineData("name", "name")]
    public void A_name_is_quoted_only_when_it_must_be(string name, string written) => Assert.Equal(written, Identifier.Quote(name));

    [Fact]
    public void Both_parts_of_a_qualified_name_are_quoted_alone() => Assert.Equal("app.\"order\"", Identifier.Quote("app", "order"));

    [Theory]
    [InlineData("plain", "'plain'")]
    [InlineData("it's", "'it''s'")]
    [InlineData("a\r\nb", "E'a\\r\nb'")]
    [InlineData(@"a\b'c", @"E'a\\b''c'")]
    public void A_literal_means_the_same_under_every_setting(string text, string written) => Assert.Equal(written, Literal.Quote(text));

    [Fact]
    public async Task Every_keyword_is_quoted_as_the_server_quotes_it()
    {
        await using var connection = new NpgsqlConnection($"{server.ConnectionString};Database=postgres");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select word, quote_ident(word) from pg_get_keywords()", connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var (word, quoted) = (reader.GetString(0), reader.GetString(1));
            if (quoted != word) Assert.Equal(quoted, Identifier.Quote(word));
        }
    }
}
