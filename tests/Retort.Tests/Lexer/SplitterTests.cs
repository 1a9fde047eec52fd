using Retort.Sql;

namespace Retort.Tests.Lexer;

public sealed class SplitterTests
{
    [Theory]
    [InlineData("select 'a;b'; select 2", "select 'a;b'|select 2")]
    [InlineData("select 'it''s;'; select 2", "select 'it''s;'|select 2")]
    [InlineData(@"select 'a\'; select 2", @"select 'a\'|select 2")]
    [InlineData(@"select E'a\';b'; select 2", @"select E'a\';b'|select 2")]
    [InlineData(@"select e'a''\';b'; select 2", @"select e'a''\';b'|select 2")]
    [InlineData("select E'a'\n  -- why\n  'b\\';c'; select 2", "select E'a'\n  -- why\n  'b\\';c'|select 2")]
    [InlineData("select 'a'\n'b;c'; select 2", "select 'a'\n'b;c'|select 2")]
    [InlineData(@"select U&'d\0061;' uescape '!'; select 2", @"select U&'d\0061;' uescape '!'|select 2")]
    [InlineData("select B'01', X'ff;', N'n;'; select 2", "select B'01', X'ff;', N'n;'|select 2")]
    [InlineData("select 1 as \"a;\"\"b\"; select 2", "select 1 as \"a;\"\"b\"|select 2")]
    [InlineData("select 1 as U&\"a;b\"; select 2", "select 1 as U&\"a;b\"|select 2")]
    public void A_semicolon_in_quotes_ends_nothing(string script, string statements) => Splits(script, statements);

    [Theory]
    [InlineData("select $$a;'b$$; select 2", "select $$a;'b$$|select 2")]
    [InlineData("select $a$ $b$;$$ $a$; select 2", "select $a$ $b$;$$ $a$|select 2")]
    [InlineData("select $größe$;$größe$; select 2", "select $größe$;$größe$|select 2")]
    [InlineData("select a$b$c; select d$b$e", "select a$b$c|select d$b$e")]
    [InlineData("select $1; select $2", "select $1|select $2")]
    [InlineData("select $_1$;$_1$; select 2", "select $_1$;$_1$|select 2")]
    public void A_dollar_quote_ends_at_its_own_tag(string script, string statements) => Splits(script, statements);

    [Theory]
    [InlineData("select /* a;/* b; */ c; */ 1; select 2", "select /* a;/* b; */ c; */ 1|select 2")]
    [InlineData("select 1 -- a;'\n, 2; select 2", "select 1 -- a;'\n, 2|select 2")]
    [InlineData("select 1--1;\n; select 2", "select 1|select 2")]
    [InlineData("select a->b, c#>>'{;}', 5 - -3, x|/*;*/|y; select 2", "select a->b, c#>>'{;}', 5 - -3, x|/*;*/|y|select 2", '\u0001')]
    [InlineData("-- first\n/* second */ select 1 /* third */ ; -- fourth\n", "select 1")]
    [InlineData(";; -- nothing\n ; /* at all */ ;", "")]
    [InlineData("", "")]
    public void Comments_are_passed_over(string script, string statements, char separator = '|')
    {
        if (separator == '\u0001') Assert.Equal(2, SqlSplitter.Split(script).Count);
        else Splits(script, statements);
    }

    [Theory]
    [InlineData("create function f() returns int begin atomic select 1; select case when true then 2 else 3 end; end; select 2",
        "create function f() returns int begin atomic select 1; select case when true then 2 else 3 end; end|select 2")]
    [InlineData("CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC SELECT (CASE WHEN a THEN CASE b WHEN 1 THEN 2 END END); SELECT CASE WHEN a THEN CASE b WHEN 1 THEN 2 END END; END; select 2",
        "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC SELECT (CASE WHEN a THEN CASE b WHEN 1 THEN 2 END END); SELECT CASE WHEN a THEN CASE b WHEN 1 THEN 2 END END; END|select 2")]
    [InlineData("create function f() returns int begin atomic end; select 2", "create function f() returns int begin atomic end|select 2")]
    [InlineData("create function f() returns int language sql return case when true then 1 end; select 2",
        "create function f() returns int language sql return case when true then 1 end|select 2")]
    [InlineData("begin; select 1; end; select 2", "begin|select 1|end|select 2")]
    [InlineData("create rule r as on insert to t do (insert into a values (1); delete from b;); select 2",
        "create rule r as on insert to t do (insert into a values (1); delete from b;)|select 2")]
    [InlineData("create view v as select case when a then 1 end; select 2", "create view v as select case when a then 1 end|select 2")]
    public void A_body_is_part_of_its_statement(string script, string statements) => Splits(script, statements);

    [Fact]
    public void A_statement_knows_where_its_command_begins()
    {
        var statements = SqlSplitter.Split("-- one\r\n\r\nselect 1;\r\n/* two\r\n lines */ select\r\n2;\r\nselect 3", "a.sql", 10);

        Assert.Equal([12, 14, 16], statements.Select(statement => statement.Line));
        Assert.Equal(["select 1", "select\r\n2", "select 3"], statements.Select(statement => statement.Text));
        Assert.Equal(10, statements[0].Offset);
    }

    private static void Splits(string script, string statements) =>
        Assert.Equal(statements.Length == 0 ? [] : statements.Split('|'), SqlSplitter.Split(script).Select(statement => statement.Text));
}
