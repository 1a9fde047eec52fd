using Retort.Sql;

namespace Retort.Tests.Lexer;

public sealed class StatementWordsTests
{
    [Theory]
    [InlineData("BEGIN")]
    [InlineData("begin isolation level serializable")]
    [InlineData("/* now */ commit and chain")]
    [InlineData("rollback to savepoint a")]
    [InlineData("savepoint a")]
    [InlineData("release savepoint a")]
    [InlineData("start -- it\n transaction")]
    [InlineData("end")]
    [InlineData("abort")]
    [InlineData("prepare transaction 'x'")]
    [InlineData("commit prepared 'x'")]
    public void Transaction_control_is_told_by_its_first_words(string statement) => Assert.True(StatementWords.IsTransactionControl(statement));

    [Theory]
    [InlineData("prepare plan as select 1")]
    [InlineData("\"begin\"")]
    [InlineData("create function f() returns int begin atomic select 1; end")]
    [InlineData("select 'begin'")]
    [InlineData("start")]
    public void Other_statements_are_not(string statement) => Assert.False(StatementWords.IsTransactionControl(statement));

    [Fact]
    public void First_words_stop_at_the_first_other_token() =>
        Assert.Equal(["create", "unique", "index"], StatementWords.First("Create /* a */ UNIQUE index \"concurrently\" on t", 5));
}
