using Retort.Revisions;

namespace Retort.Tests.Revisions;

public sealed class DirectiveTests
{
    [Fact]
    public void Statements_are_one_transaction_unless_told_otherwise()
    {
        var part = Script.Parse("select 1; select 2;").Parts.Single();

        Assert.True(part.Transactional);
        Assert.Null(part.LockTimeout);
        Assert.Equal(2, part.Statements.Count);
    }

    [Fact]
    public void Parts_begin_where_transactions_begin_and_end()
    {
        var parts = Script.Parse("""
            select 1;
            -- retort: no-transaction
            create index concurrently a on b (c);
            create index concurrently d on e (f);
            -- retort: transaction
            select 2;
            -- retort: transaction
            select 3;
            """).Parts;

        Assert.Equal([true, false, true, true], parts.Select(part => part.Transactional));
        Assert.Equal([1, 2, 1, 1], parts.Select(part => part.Statements.Count));
    }

    [Theory]
    [InlineData("10s", 10_000)]
    [InlineData("500ms", 500)]
    [InlineData("2min", 120_000)]
    [InlineData("1 h", 3_600_000)]
    public void A_lock_timeout_has_the_units_of_postgresql(string text, int milliseconds)
    {
        var parts = Script.Parse($"-- retort: lock-timeout {text}\nselect 1;\n-- retort: transaction\nselect 2;").Parts;

        Assert.All(parts, part => Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), part.LockTimeout));
    }

    [Fact]
    public void A_lock_timeout_holds_until_the_next()
    {
        var parts = Script.Parse("-- retort: no-transaction\nselect 1;\n-- retort: lock-timeout 1s\nselect 2;\n-- retort: lock-timeout 2s\nselect 3;").Parts;

        Assert.Equal([null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], parts.Select(part => part.LockTimeout));
    }

    [Fact]
    public void An_allowed_hazard_keeps_its_reason_and_line()
    {
        var part = Script.Parse("-- retort: allow deletes-data: the column: never written\nalter table a drop column b;").Parts.Single();

        Assert.Equal([new AllowedHazard { Hazard = "deletes-data", Reason = "the column: never written", Line = 1 }], part.Allowed);
    }

    [Theory]
    [InlineData("users by id in 5000", "users", "id", 5000)]
    [InlineData("app.users by id in 1", "app.users", "id", 1)]
    [InlineData("\"by\".\"User\" BY \"in\" IN 20", "\"by\".\"User\"", "\"in\"", 20)]
    public void A_backfill_names_table_key_and_size(string text, string table, string key, int size)
    {
        var parts = Script.Parse($"select 1;\n-- retort: backfill {text}\nupdate users set a = 1;\nselect 2;").Parts;

        Assert.Equal([true, false, true], parts.Select(part => part.Transactional));
        Assert.Equal(new Backfill { Table = table, Key = key, BatchSize = size }, parts[1].Backfill);
        Assert.Equal(["update users set a = 1"], parts[1].Statements.Select(statement => statement.Text));
    }

    [Theory]
    [InlineData("update a set b = /* retort: value for a.b */ where true;")]
    [InlineData("update a set b = /* retort: value for a.b */;")]
    [InlineData("update a set b =\n  /* retort: value for a.b */")]
    public void An_open_value_is_found_wherever_it_stands(string script) =>
        Assert.Equal(["a.b"], Script.Parse(script).OpenValues.Select(place => place.For));

    [Fact]
    public void The_mark_of_an_open_value_is_read_back() =>
        Assert.Equal("users.language", Script.Parse($"select {OpenValue.Mark("users", "language")};").OpenValues.Single().For);
}
