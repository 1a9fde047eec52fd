using Npgsql;
using Retort.Catalog;
using Retort.Catalog.Reflection;
using Retort.Comparison;
using Retort.Configuration;
using Retort.Errors;
using Retort.Sql;
using Retort.Tests.Fixtures;
using Retort.Workspaces.Schemas;

namespace Retort.Tests.Comparison;

/// <summary>What is chosen is compared; the rest is never touched, and still counts.</summary>
public sealed class FilterTests(TestServer server)
{
    private static readonly ObjectFilter Everything = new();

    [Fact]
    public async Task Without_a_filter_everything_is_compared() =>
        Assert.Equal(["create schema shop", "create table shop.orders (\n  id integer\n)", "create view shop.one as\nselect 1 as one"],
            await CompareAsync("", "create schema shop; create table shop.orders (id int); create view shop.one as select 1 as one;", Everything, Everything));

    [Fact]
    public async Task Schemas_are_chosen_by_globs() =>
        Assert.Equal(["create schema shop_a", "create table shop_a.t (\n  id integer\n)"], await CompareAsync(
            "create schema old; create table old.t (id int); create table here (id int);",
            "create schema shop_a; create table shop_a.t (id int); create schema shop_b; create table shop_b.t (id int); create schema other;",
            new() { Schemas = ["shop_*"] }, new() { Schemas = ["*_b"] }));

    [Fact]
    public async Task Kinds_are_chosen_by_globs() =>
        Assert.Equal(["drop view old", "create materialized view fresh as\nselect 1 as one"], await CompareAsync(
            "create view old as select 1; create type mood as enum ('fine'); create sequence s;", "create materialized view fresh as select 1 as one; create table t (id int);",
            new() { Kinds = ["*view"] }, Everything));

    [Fact]
    public async Task What_a_table_is_made_of_goes_with_the_table() =>
        Assert.Equal(["create table parent (\n  id integer generated always as identity,\n  name text default 'x'\n)", "create table heir () inherits (parent)"], await CompareAsync(
            "", "create table parent (id int generated always as identity, name text default 'x'); create table heir () inherits (parent); create view v as select 1;",
            new() { Kinds = ["table"] }, Everything));

    [Theory]
    [InlineData("create table t (id int, name text); create schema report; create view report.names as select name from t;", "create table t (id int, name varchar(9));",
        "cannot change column \"t.name\": view \"report.names\" depends on it and is not compared")]
    [InlineData("create table t (id int, name text); create schema report; create view report.names as select name from t;", "create table t (id int);",
        "cannot change column \"t.name\": view \"report.names\" depends on it and is not compared")]
    [InlineData("create schema report; create table t (id int primary key); create table report.lines (t int references t);", "create schema report;",
        "cannot change column \"t.id\": constraint \"report.lines.lines_t_fkey\" depends on it and is not compared")]
    [InlineData("create type mood as enum ('a', 'b'); create schema report; create table report.moods (mood mood);",
        "create type mood as enum ('a'); create schema report; create table report.moods (mood mood);",
        "cannot change enum type \"mood\": column \"report.moods.mood\" depends on it and is not compared")]
    [InlineData("create type mood as enum ('a', 'b'); create schema report; create table report.moods (mood mood);", "create type mood as enum ('a');",
        "cannot change enum type \"mood\": column \"report.moods.mood\" depends on it and is not compared")]
    public async Task A_change_that_would_touch_what_is_not_compared_is_refused(string before, string after, string message)
    {
        var error = await Assert.ThrowsAsync<SourceException>(() => CompareAsync(before, after, Everything, new() { Schemas = ["report"] }));
        Assert.Equal("dependent-not-compared", error.Code);
        Assert.Equal(message, error.Message);
        Assert.Contains("Include", error.Hint);
    }

    [Fact]
    public async Task A_change_that_needs_what_is_not_compared_is_refused_until_it_is_there()
    {
        const string Function = "create function touch() returns trigger language plpgsql as 'begin return new; end';";
        const string After = $"{Function} create table t (id int); create trigger touch before update on t for each row execute function touch();";
        var error = await Assert.ThrowsAsync<SourceException>(() => CompareAsync("create table t (id int);", After, Everything, new() { Kinds = ["function"] }));
        Assert.Equal("need-not-compared", error.Code);
        Assert.Equal("cannot make trigger \"t.touch\": it needs function \"touch()\", which is not there and is not compared", error.Message);
        var statement = Assert.Single(await CompareAsync($"create table t (id int); {Function}", After, Everything, new() { Kinds = ["function"] }));
        Assert.StartsWith("create trigger touch", statement);
    }

    [Fact]
    public async Task A_dropped_schema_does_not_take_what_is_not_compared_with_it()
    {
        var error = await Assert.ThrowsAsync<SourceException>(() => CompareAsync("create schema shop; create function shop.f() returns int language sql as 'select 1';", "", Everything, new() { Kinds = ["function"] }));
        Assert.Equal("dependent-not-compared", error.Code);
    }

    [Fact]
    public async Task Rows_are_chosen_with_their_tables()
    {
        const string Before = "create table reference_t (id int primary key);", After = $"{Before} insert into reference_t values (1);";
        Assert.Equal(["insert into reference_t (id) values (1)"], await CompareAsync(Before, After, new() { Kinds = ["table"] }, Everything));
        Assert.Empty(await CompareAsync(Before, After, Everything, new() { Kinds = ["table"] }));
    }

    [Fact]
    public void A_kind_that_does_not_exist_is_an_error()
    {
        var error = Assert.Throws<ConfigurationException>(() => Options(Everything, new() { Kinds = ["veiw"] }));
        Assert.Equal("unknown-kind", error.Code);
        Assert.Equal("Did you mean \"view\"?", error.Hint);
    }

    [Fact]
    public async Task What_the_tool_keeps_for_itself_never_appears()
    {
        var url = await server.CreateDatabaseAsync();
        await TestServer.ExecuteAsync(url, [
            .. SqlSplitter.Split(LedgerScript()).Select(statement => statement.Text),
            "create index on retort.revision (id)", "create view retort.ids as select id from retort.revision", "create type retort.mood as enum ('a')",
            "create function retort.f() returns trigger language plpgsql as 'begin return new; end'",
            "create trigger t before update on retort.revision for each row execute function retort.f()",
            "alter default privileges in schema retort grant select on tables to public", "create publication p for table retort.revision",
            "create statistics retort.s on id, message from retort.revision", "create rule r as on delete to retort.revision do instead nothing",
        ]);
        var seen = (await ReadAsync(url)).Objects.Select(item => item.Id.ToString()).Except(["publication \"p\"", "schema \"public\""]);
        Assert.Empty(seen);
    }

    private static string LedgerScript()
    {
        using var stream = typeof(ValueList).Assembly.GetManifestResourceStream("Execution/Ledgers/Ledger1.sql")!;
        return new StreamReader(stream).ReadToEnd();
    }

    private async Task<string[]> CompareAsync(string before, string after, ObjectFilter include, ObjectFilter exclude)
    {
        var options = Options(include, exclude);
        var (start, goal) = (await CreateAsync(before), await CreateAsync(after));
        var (from, to) = (await ReadAsync(start), await ReadAsync(goal));
        var statements = Comparer.Compare(from, to, options).Statements.Select(statement => statement.Sql).ToArray();
        await TestServer.ExecuteAsync(start, statements);
        var reached = await ReadAsync(start);
        Assert.Empty(Comparer.Compare(reached, to, options).Statements);
        // What is outside stands as it stood.
        Assert.All(from.Objects.Where(item => !options.Includes(item)), item => Assert.Equal(item, reached[item.Id]));
        Assert.DoesNotContain(reached.Objects, item => !options.Includes(item) && !from.Contains(item.Id));
        return statements;
    }

    private static ComparisonOptions Options(ObjectFilter include, ObjectFilter exclude) => ModelComparison.Options(
        new() { Name = "app", Url = DatabaseUrl.Parse("local:app"), Revisions = "migrations", Include = include, Exclude = exclude }, asksForValues: false);

    private async Task<string> CreateAsync(string script)
    {
        var url = await server.CreateDatabaseAsync();
        await TestServer.ExecuteAsync(url, [.. SqlSplitter.Split(script).Select(statement => statement.Text)]);
        return url;
    }

    private static async Task<Database> ReadAsync(string url)
    {
        await using var connection = new NpgsqlConnection(url);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return await new ReadScope("public", ["reference_*"]).ReadAsync(connection, TestContext.Current.CancellationToken);
    }
}
