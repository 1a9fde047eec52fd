using Npgsql;
using Retort.Catalog;
using Retort.Catalog.Reflection;
using Retort.Comparison;
using Retort.Errors;
using Retort.Sql;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Comparison;

/// <summary>Rows that belong to the schema: they come, change and go as objects do.</summary>
public sealed class ReferenceDataTests(TestServer server)
{
    private const string Places = """
        create table continents (code text primary key, name text not null);
        create table countries (code text primary key, name text not null, continent text not null references continents, neighbour text references countries);
        """;

    [Fact]
    public async Task Rows_of_a_new_table_are_one_insert_parents_first()
    {
        var statements = await ProveAsync("", $"""
            {Places}
            insert into continents values ('EU', 'Europe'), ('AS', 'Asia');
            insert into countries values ('DE', 'Germany', 'EU', null), ('CH', 'Switzerland', 'EU', 'DE'), ('JP', 'Japan', 'AS', null);
            """);
        Assert.Equal(["""
            insert into continents (code, name) values
              ('AS', 'Asia'),
              ('EU', 'Europe')
            """, """
            insert into countries (code, name, continent, neighbour) values
              ('CH', 'Switzerland', 'EU', 'DE'),
              ('DE', 'Germany', 'EU', null),
              ('JP', 'Japan', 'AS', null)
            """], statements[^2..]);
    }

    [Fact]
    public async Task Rows_come_parents_first_change_in_what_differs_and_go_children_first()
    {
        var statements = await ProveAsync($"""
            {Places}
            insert into continents values ('EU', 'Europe'), ('XX', 'Nowhere');
            insert into countries values ('DE', 'Germany', 'EU', null), ('FR', 'France', 'XX', 'DE'), ('YY', 'Nobody', 'XX', 'ZZ'), ('ZZ', 'Nil', 'XX', null);
            """, $"""
            {Places}
            insert into continents values ('EU', 'Europe'), ('AS', 'Asia');
            insert into countries values ('DE', 'Deutschland', 'EU', 'FR'), ('FR', 'France', 'EU', null), ('JP', 'Japan', 'AS', null);
            """);
        Assert.Equal([
            "delete from countries where code = 'YY'",
            "delete from countries where code = 'ZZ'",
            "insert into continents (code, name) values ('AS', 'Asia')",
            "insert into countries (code, name, continent, neighbour) values ('JP', 'Japan', 'AS', null)",
            "update countries set name = 'Deutschland', neighbour = 'FR' where code = 'DE'",
            "update countries set continent = 'EU', neighbour = null where code = 'FR'",
            "delete from continents where code = 'XX'",
        ], statements);
    }

    [Fact]
    public async Task Values_of_every_type_come_back_as_they_were()
    {
        await ProveAsync("", """
            create type mood as enum ('so so', 'fine');
            create type point3 as (x int, y text, z int[]);
            create domain percent as int check (value between 0 and 100);
            create table "Things" (
              id int primary key, flag boolean, small smallint, big bigint, exact numeric(10, 2), approximate float8, single real, text text, padded char(6), name varchar(20),
              bytes bytea, day date, moment timestamptz, local timestamp, clock time, span interval, list text[], grid int[], document json, binary_document jsonb, uuid uuid,
              address inet, mood mood, moods mood[], point point3, percent percent, bits bit(4), range int4range, ranges tsrange, search tsvector, "order" int, xml xml, letter "char"
            );
            insert into "Things" values
              (1, true, -1, 9223372036854775807, -12.50, 'NaN', 1.1, e'it''s\n\\ "here"\t', 'ab', 'x', '\x00ff5c27', '2020-02-29', '2020-01-01 12:00+02', '0044-03-15 BC', '23:59:60', '1 mon -2 days 03:04:05.678',
               array['a,b', null, '', 'null', '"'], '{{1,2},{3,null}}', '{"b": 1,  "a": "\\"}', '{"b": 1, "a": []}', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
               '10.0.0.0/8', 'so so', '{fine,"so so"}', row(1, 'a "b"', '{1,2}'), 50, '1010', '[1,5)', '[2020-01-01,)', 'a:1 b:2', 7, '<a>b</a>', '7'),
              (2, false, 0, 0, 1e3, '-Infinity', 1e-20, '', '', '', '', 'infinity', '-infinity', 'infinity', '00:00', '0', '{}', '{}', 'null', 'null', null,
               '::1', 'fine', '{}', row(null, null, null), 0, '0000', 'empty', '(,)', '', null, null, null);
            insert into "Things" (id) values (-3);
            """);
    }

    [Fact]
    public async Task Identity_and_generated_columns_are_written_as_PostgreSQL_takes_them()
    {
        var statements = await ProveAsync("", """
            create table kinds (id int generated always as identity primary key, name text, upper_name text generated always as (upper(name)) stored);
            create table sorts (id serial primary key, name text, sort_order int generated always as identity, made_at timestamptz not null default now());
            insert into kinds (name) values ('a'), ('b');
            insert into sorts (name) values ('c');
            """);
        Assert.Equal([
            "insert into kinds (id, name) overriding system value values\n  (1, 'a'),\n  (2, 'b')",
            "select setval(pg_get_serial_sequence('kinds', 'id'), greatest(max(id) + 1, nextval(pg_get_serial_sequence('kinds', 'id'))), false) from kinds",
            "insert into sorts (id, name) values (1, 'c')",
            "select setval(pg_get_serial_sequence('sorts', 'id'), greatest(max(id) + 1, nextval(pg_get_serial_sequence('sorts', 'id'))), false) from sorts",
        ], statements.Where(one => one.StartsWith("insert") || one.StartsWith("select")));
    }

    [Fact]
    public async Task A_foreign_key_on_a_table_with_rows_waits_for_the_rows_it_refers_to()
    {
        const string users = "create table users (id int primary key, country text not null default 'DE'); insert into users values (1);";
        var statements = await ProveAsync(
            users, $"{Places} insert into continents values ('EU', 'Europe'); insert into countries values ('DE', 'Germany', 'EU'); {users} alter table users add foreign key (country) references countries;",
            "co*");
        Assert.StartsWith("alter table users", statements[^1]);
    }

    [Fact]
    public async Task A_new_column_is_filled_where_its_default_does_not()
    {
        var statements = await ProveAsync(
            "create table countries (code text primary key, old int); insert into countries values ('DE', 1), ('JP', 2);",
            "create table countries (code text primary key, euro boolean not null default false, name text, phone int default 7); insert into countries values ('DE', true, 'Germany', 49), ('JP', false, null, 7);");
        Assert.Equal(["update countries set euro = true, name = 'Germany', phone = 49 where code = 'DE'"], statements.Where(one => one.StartsWith("update")));
    }

    [Fact]
    public async Task A_key_that_changes_its_type_still_finds_the_rows()
    {
        var statements = await ProveAsync(
            "create table grades (id int primary key, name text); insert into grades values (1, 'a'), (2, 'b');",
            "create table grades (id text primary key, name text); insert into grades values ('1', 'a'), ('3', 'c');", both: false);
        Assert.Contains("delete from grades where id = 2", statements);
        Assert.Contains("insert into grades (id, name) values ('3', 'c')", statements);
    }

    [Fact]
    public async Task Rows_of_tables_that_were_not_chosen_are_not_read()
    {
        var from = await ReadAsync(await CreateAsync("create table a (id int primary key); create table b (id int primary key); insert into b values (1);"), "a");
        var to = await ReadAsync(await CreateAsync("create table a (id int primary key); create table b (id int primary key); insert into b values (2);"), "a");
        Assert.True(Comparer.Compare(from, to).IsEmpty);
        Assert.Equal(["a"], to.ReferenceData!.Tables.Select(table => table.Table.Name));
    }

    [Fact]
    public async Task A_partitioned_table_is_read_through_its_root_alone()
    {
        await ProveAsync(
            "create table days (day date primary key, name text) partition by range (day); create table days_2020 partition of days for values from ('2020-01-01') to ('2021-01-01');",
            """
            create table days (day date primary key, name text) partition by range (day); create table days_2020 partition of days for values from ('2020-01-01') to ('2021-01-01');
            insert into days values ('2020-02-03', 'x');
            """);
    }

    [Fact]
    public async Task A_table_without_a_primary_key_cannot_be_compared()
    {
        var from = await ReadAsync(await CreateAsync("create table a (id int);"), "*");
        var error = Assert.Throws<SourceException>(() => Comparer.Compare(from, from));
        Assert.Equal("reference-without-key", error.Code);
        Assert.Contains("referenceData", error.Hint);
    }

    [Fact]
    public async Task Tables_of_other_schemas_are_chosen_by_their_schema()
    {
        var statements = await ProveAsync(
            "create schema shop; create table shop.units (id int primary key);",
            "create schema shop; create table shop.units (id int primary key); insert into shop.units values (1);", "shop.*");
        Assert.Equal(["insert into shop.units (id) values (1)"], statements);
    }

    /// <summary>Both ways between two scripts, proved by the rows that are there afterwards; returns the statements from the first to the second.</summary>
    private async Task<string[]> ProveAsync(string before, string after, string tables = "*", bool both = true)
    {
        var (start, goal) = (await CreateAsync(before), await CreateAsync(after));
        var (from, to) = (await ReadAsync(start, tables), await ReadAsync(goal, tables));
        if (both) await ProveAsync(goal, to, from, tables);
        return await ProveAsync(start, from, to, tables);
    }

    private static async Task<string[]> ProveAsync(string url, Database from, Database to, string tables)
    {
        var statements = Comparer.Compare(from, to).Statements.Select(statement => statement.Sql).ToArray();
        await ExecuteAsync(url, statements);
        var left = Comparer.Compare(await ReadAsync(url, tables), to).Statements;
        Assert.True(left.Count == 0, $"left to do:\n{string.Join(";\n", left)}\nafter:\n{string.Join(";\n", statements)}");
        Assert.Empty(Comparer.Compare(to, to).Statements);
        return statements;
    }

    private async Task<string> CreateAsync(string script)
    {
        var url = await server.CreateDatabaseAsync();
        await ExecuteAsync(url, SqlSplitter.Split(script).Select(statement => statement.Text));
        return url;
    }

    private static async Task ExecuteAsync(string url, IEnumerable<string> statements)
    {
        await using var connection = new NpgsqlConnection(url);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var statement in statements)
        {
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(statement) } };
            try { await batch.ExecuteNonQueryAsync(TestContext.Current.CancellationToken); }
            catch (PostgresException refusal) { Assert.Fail($"{refusal.MessageText}\nin: {statement}\nof:\n{string.Join(";\n", statements)}"); }
        }
    }

    private static async Task<Database> ReadAsync(string url, string tables)
    {
        await using var connection = new NpgsqlConnection(url);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return await new ReadScope("public", [tables]).ReadAsync(connection, TestContext.Current.CancellationToken);
    }
}
