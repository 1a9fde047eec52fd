using Retort.Errors;
using Retort.Sql;

namespace Retort.Tests.Lexer;

public sealed class RefusedScriptTests
{
    [Theory]
    [InlineData("select 1;\n\\dt users\n", "\"\\dt\"", "s.sql:2")]
    [InlineData("\\set x 1", "\"\\set\"", "s.sql:1")]
    [InlineData("select 1 \\gset\n", "\"\\gset\"", "s.sql:1")]
    [InlineData("select\n1 \\; select 2;", "\"\\;\"", "s.sql:2")]
    [InlineData("\\restrict abc\r\nselect 1;", "\"\\restrict\"", "s.sql:1")]
    public void A_psql_command_is_refused_by_name(string script, string name, string place)
    {
        var error = Assert.Throws<SourceException>(() => SqlSplitter.Split(script, "s.sql"));

        Assert.Equal("psql-command", error.Code);
        Assert.Contains(name, error.Message);
        Assert.Equal(place, error.Where[0]);
    }

    [Fact]
    public void A_backslash_in_quotes_is_no_command() => Assert.Single(SqlSplitter.Split(@"select '\d', $$\d$$, ""\d"" -- \d"));

    [Theory]
    [InlineData("select 1;\ncopy t (a, b) from stdin;\n1\t2\n\\.\n", 2)]
    [InlineData("COPY t FROM STDIN WITH (format csv);\n", 1)]
    public void Copy_from_stdin_is_refused(string script, int line)
    {
        var error = Assert.Throws<SourceException>(() => SqlSplitter.Split(script, "s.sql"));

        Assert.Equal("copy-from-stdin", error.Code);
        Assert.Equal($"s.sql:{line}", error.Where[0]);
    }

    [Theory]
    [InlineData("copy t from '/tmp/stdin'")]
    [InlineData("copy (select 1 from stdin) to stdout")]
    [InlineData("select stdin from stdin")]
    public void What_only_looks_like_it_is_not(string script) => Assert.Single(SqlSplitter.Split(script));

    [Theory]
    [InlineData("select 1;\nselect 'abc;\nselect 2;", "unterminated-string", 2)]
    [InlineData("select\nE'abc\\';", "unterminated-string", 2)]
    [InlineData("\n\nselect $a$ $$ ;", "unterminated-string", 3)]
    [InlineData("select \"abc;", "unterminated-name", 1)]
    [InlineData("select 1;\n/* /* */ ", "unterminated-comment", 2)]
    [InlineData("select (1;\nselect 2;", "unclosed-statement", 1)]
    [InlineData("select 1;\ncreate function f() returns int begin atomic select 1;", "unclosed-statement", 2)]
    public void What_has_no_end_is_named_with_its_line(string script, string code, int line)
    {
        var error = Assert.Throws<SourceException>(() => SqlSplitter.Split(script, "s.sql"));

        Assert.Equal(code, error.Code);
        Assert.Equal($"s.sql:{line}", error.Where[0]);
    }
}
