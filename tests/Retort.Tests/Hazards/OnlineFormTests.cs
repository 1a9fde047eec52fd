using Npgsql;
using Retort.Catalog;
using Retort.Comparison;
using Retort.Hazards;
using Retort.Hazards.Measuring;
using Retort.Hazards.Rules;
using Retort.Online;
using Retort.Revisions;
using Retort.Tests.Fixtures;
using Retort.Workspaces.Writing;

namespace Retort.Tests.Hazards;

/// <summary>The recipes: each change of a table with rows reaches its end, nobody waits for long, and the way back leads back.</summary>
public sealed class OnlineFormTests(TestServer server)
{
    private const string Users = "create table users (id int primary key, name text, age int); insert into users select g, 'n' || g, g from generate_series(1, 40) g;";
    private const string Orders = Users + "create table orders (id int primary key, user_id int, amount numeric); insert into orders select g, g, g from generate_series(1, 40) g;";
    private const string Days = "create table days (id int not null, day int not null) partition by range (day); create table days1 partition of days for values from (0) to (100); create table days2 partition of days for values from (100) to (200); insert into days select g, g from generate_series(0, 199) g;";

    private const string Deep = "create table deep (id int not null, day int not null) partition by range (day); create table deep1 partition of deep for values from (0) to (100) partition by list (id); create table deep11 partition of deep1 for values in (1, 2); create table deep12 partition of deep1 for values in (3, 4); create table deep2 partition of deep for values from (100) to (200); insert into deep select 1 + g % 4, g from generate_series(0, 199) g;";

    private static readonly string KeyedDays = Days + "alter table days add primary key (id, day);";

    /// <summary>What names a recipe, the schema with its rows, what changes it, the findings that no form avoids.</summary>
    public static TheoryData<string, string, string, string> Recipes => new()
    {
        { "R1 not null", Users, "alter table users alter name set not null;", "" },
        { "R1 not null of a partitioned table", "create table days (id int, day int not null) partition by range (day); create table days1 partition of days for values from (0) to (100); insert into days select g, g from generate_series(0, 99) g;", "alter table days alter id set not null;", "" },
        { "R2 foreign key", Orders, "alter table orders add foreign key (user_id) references users;", "" },
        { "R2p foreign key of a partitioned table", Days + "create table things (id int primary key); insert into things select g from generate_series(0, 199) g;", "alter table days add foreign key (id) references things;", "" },
        { "R1 not null of a partition of a partition", Deep.Replace("id int not null", "id int"), "alter table deep alter id set not null;", "" },
        { "R1 not null beside a default partition", Days.Replace("id int not null", "id int") + "create table rest partition of days default; insert into days values (1, 900);", "alter table days alter id set not null;", "" },
        { "R2 foreign key with its index", Orders, "create index orders_user on orders (user_id desc, id); alter table orders add foreign key (user_id) references users;", "" },
        { "R2 foreign key of a table to itself", Orders, "alter table orders add foreign key (user_id) references orders; create index on orders (user_id);", "" },
        { "R2 foreign key of two columns", "create table things (a int, b int, primary key (a, b)); create table parts (id int primary key, b int, a int); insert into things select g, g from generate_series(1, 9) g; insert into parts select g, g, g from generate_series(1, 9) g;", "alter table parts add foreign key (a, b) references things on delete set null; create index on parts (b, a);", "" },
        { "R2p foreign key of partitions of partitions", Deep + "create table things (id int primary key); insert into things select g from generate_series(0, 9) g;", "alter table deep add foreign key (id) references things;", "" },
        { "R2p foreign key beside a default partition and a new one", Days + "create table rest partition of days default; insert into days values (5, 900); create table things (id int primary key); insert into things select g from generate_series(0, 199) g;", "create table days3 partition of days for values from (200) to (300); alter table days add foreign key (id) references things; create index on days (id);", "" },
        { "R2p foreign key to a partitioned table", KeyedDays + "create table marks (id int primary key, day_id int, day int); insert into marks select g, g, g from generate_series(0, 99) g;", "alter table marks add foreign key (day_id, day) references days;", "" },
        { "R3p unique of partitions of partitions", Deep, "alter table deep add unique (id, day);", "" },
        { "R3p unique beside a default partition", Days + "create table rest partition of days default; insert into days values (1, 900);", "alter table days add unique (id, day);", "" },
        { "R4 primary key of a partitioned table", Days, "alter table days add primary key (id, day);", "" },
        { "R4 primary key of partitions of partitions", Deep, "alter table deep add primary key (id, day);", "" },
        { "R5 check of partitions of partitions", Deep, "alter table deep add constraint small check (id < 10);", "" },
        { "R3 unique", Users, "alter table users add unique (name);", "" },
        { "R3 unique, deferrable", Users, "alter table users add constraint names unique (name, age) deferrable initially deferred;", "" },
        { "R3p unique of a partitioned table", Days, "alter table days add unique (id, day);", "" },
        { "R4 primary key", "create table logs (id int, line text); insert into logs select g, 'x' from generate_series(1, 40) g;", "alter table logs add primary key (id);", "" },
        { "R5 check", Users, "alter table users add constraint adult check (age > 0);", "" },
        { "R7 volatile default", Users, "alter table users add token uuid default gen_random_uuid();", "" },
        { "R7 volatile default, not null", Users, "alter table users add token uuid not null default gen_random_uuid();", "" },
        { "R7 volatile default of a partitioned table", KeyedDays, "alter table days add token uuid not null default gen_random_uuid();", "" },
        { "R7 default of a type that is new too", Users, "create type mood as enum ('sad', 'ok'); alter table users add mood mood not null default 'ok';", "" },
        { "R7 default of a stable function that is new too", Users, "create function stamp() returns timestamptz language sql stable as 'select now()'; alter table users add at timestamptz not null default stamp();", "" },
        { "R7 default of a volatile function that is new too", Users, "create function stamp() returns timestamptz language plpgsql as 'begin return clock_timestamp(); end'; alter table users add at timestamptz not null default stamp();", "" },
        { "R7 serial", Users, "alter table users add number serial;", "" },
        { "R7 serial of another type", Users, "alter table users add number bigserial;", "" },
        { "R7 identity", Users, "alter table users add number bigint generated always as identity;", "" },
        { "R7 identity of a partitioned table", KeyedDays, "alter table days add number serial;", "" },
        { "R7 computed: there is no other form", Users, "alter table users add twice int generated always as (age * 2) stored;", HazardName.RewritesTable },
        { "R8 index", Users, "create index users_name on users (name) where age > 3;", "" },
        { "R8 unique index", Users, "create unique index users_name on users (lower(name));", "" },
        { "R8p index of a partitioned table", Days, "create index days_id on days (id);", "" },
        { "R8p index of partitions of partitions", Deep, "create index deep_id on deep (id);", "" },
        { "R8p unique index beside a default partition", Days + "create table rest partition of days default; insert into days values (1, 900);", "create unique index days_id on days (id, day);", "" },
        { "R8p index with a partition that is new, and one that goes", Days, "create index days_id on days (id); create table days3 partition of days for values from (200) to (300); alter table days detach partition days1;", "" },
        { "R9 another index of a partitioned table", Days + "create index days_by on days (id);", "drop index days_by; create index days_by on days (day, id);", "" },
        { "R9 another index of a partitioned table whose parts keep their names", Deep + "create index deep_by on deep (id);", "drop index deep_by; create index deep_by on deep (id desc);", "" },
        { "R9 another unique index", Users + "create unique index users_by on users (name);", "drop index users_by; create unique index users_by on users (name, age);", "" },
        { "R9 another index under the same name", Users + "create index users_by on users (name);", "drop index users_by; create index users_by on users (age, name);", "" },
        { "R8 index that goes", Users + "create index users_by on users (name);", "drop index users_by;", "" },
        { "R10 partition", Days, "create table days3 partition of days for values from (200) to (300);", "" },
        { "R10 partition beside a default one", Days + "create table rest partition of days default; insert into days values (900, 900);", "create table days3 partition of days for values from (200) to (300);", "" },
        { "R10 partition of a list beside a default one", "create table kinds (id int not null, kind text) partition by list (kind); create table kinds1 partition of kinds for values in ('a', 'b'); create table rest partition of kinds default; insert into kinds values (1, 'a'), (2, 'z'), (3, null);", "create table kinds2 partition of kinds for values in ('c');", "" },
        { "R11 beside a default partition: PostgreSQL detaches none of them concurrently", Days + "create table rest partition of days default;", "drop table days2;", HazardName.DeletesData },
        { "R11 partition that goes", Days, "drop table days2;", HazardName.DeletesData },
        { "R11 partition that is kept as a table", KeyedDays, "alter table days detach partition days2;", "" },
        { "R11 partition that is kept, by two columns", "create table days (id int, day int) partition by range (id, day); create table days1 partition of days for values from (0, 0) to (100, 0); insert into days select g, g from generate_series(0, 99) g;", "alter table days detach partition days1;", "" },
        { "R11 partition that is kept, with such a check already", Days + "alter table days2 add check (day >= 100 and day < 200);", "alter table days detach partition days2;", "" },
        { "R11 partition of a partition that is kept", Deep, "alter table deep1 detach partition deep12;", "" },
        { "R11 partition of a hash that is kept: nothing says beforehand that its rows are its own when it comes back", "create table spread (id int not null) partition by hash (id); create table spread0 partition of spread for values with (modulus 2, remainder 0); create table spread1 partition of spread for values with (modulus 2, remainder 1); insert into spread select generate_series(1, 40);", "alter table spread detach partition spread1;", "" },
        { "R11 kept beside a default partition: PostgreSQL detaches none of them concurrently", Days + "create table rest partition of days default;", "alter table days detach partition days2;", "" },
        { "R10 a table with rows becomes a partition", Days + "create table days3 (id int not null, day int not null); insert into days3 select g, g from generate_series(200, 299) g;", "alter table days attach partition days3 for values from (200) to (300);", "" },
        { "R10 a table with rows becomes a partition beside a default one", Days + "create table rest partition of days default; insert into days values (900, 900); create table days3 (id int not null, day int not null); insert into days3 select g, g from generate_series(200, 299) g;", "alter table days attach partition days3 for values from (200) to (300);", "" },
        { "R10 a table with nullable keys becomes a partition of a list", "create table kinds (id int, kind text) partition by list (kind); create table kinds1 partition of kinds for values in ('a'); insert into kinds values (1, 'a'); create table kinds2 (id int, kind text); insert into kinds2 values (2, 'b'), (3, null);", "alter table kinds attach partition kinds2 for values in ('b', null);", "" },
        { "R12 label", "create type mood as enum ('sad', 'ok'); create table people (mood mood); insert into people values ('ok');", "alter type mood add value 'great';", "" },
        { "R13 label that goes: every row is checked, by a new type", "create type mood as enum ('sad', 'ok', 'great'); create table people (id int primary key, mood mood default 'ok'); insert into people values (1, 'ok');", "alter table people alter mood drop default; alter type mood rename to old; create type mood as enum ('sad', 'ok'); alter table people alter mood type mood using mood::text::mood; alter table people alter mood set default 'ok'; drop type old;", HazardName.RewritesTable },
        { "R15 column that goes", Users, "alter table users drop column age;", HazardName.DeletesData },
        { "R16 another check under the same name", Users + "alter table users add constraint adult check (age > 0);", "alter table users drop constraint adult; alter table users add constraint adult check (age > -1);", "" },
        { "R17 type of a column with a check", "create table codes (id int primary key, code varchar(20) check (code <> '')); insert into codes select g, 'c' || g from generate_series(1, 40) g;", "alter table codes alter code type varchar(50);", "" },
        { "R18 type of a column under a view", "create table codes (id int primary key, code varchar(20)); create view shown as select code from codes; insert into codes select g, 'c' || g from generate_series(1, 40) g;", "drop view shown; alter table codes alter code type text; create view shown as select code from codes;", "" },
        { "several at once", Orders, "alter table orders add foreign key (user_id) references users; alter table orders add check (amount > 0); create index on orders (user_id); alter table users alter name set not null, add unique (name); create table notes (id int primary key, order_id int references orders);", "" },
    };

    [Theory]
    [MemberData(nameof(Recipes))]
    public async Task A_recipe_reaches_its_end_and_nobody_waits_for_long(string recipe, string before, string change, string unavoidable)
    {
        Assert.NotEmpty(recipe);
        var start = await server.CreateDatabaseAsync();
        await RunAsync(start, before);
        var goal = await server.CreateDatabaseAsync(Name(start));
        await RunAsync(goal, change);
        var (from, to) = (await Judge.ReadAsync(start), await Judge.ReadAsync(goal));
        var (up, down) = (await WriteAsync(start, from, to), await WriteAsync(goal, to, from));

        var facts = await new ScriptMeter(start, "public").MeasureAsync(up, CancellationToken.None);
        var hazards = HazardRules.Find(up, facts, "public", from.ServerVersion).Where(hazard => hazard.IsOpen).ToList();
        Assert.True(unavoidable == Measured.Findings(hazards), $"{string.Join('\n', hazards.Select(hazard => $"{hazard.Name} {hazard.Message}"))}\n{up.Text}");
        Left(await Judge.ReadAsync(start), to, up);

        var back = await new ScriptMeter(start, "public").MeasureAsync(down, CancellationToken.None);
        Assert.True(back.All(one => one.Failure is null), $"{back[^1].Failure}\n{down.Text}");
        Left(await Judge.ReadAsync(start), from, down);
        foreach (var database in new[] { start, goal }) await server.DropDatabaseAsync(database);
    }

    [Theory]
    [InlineData("alter table orders add foreign key (user_id) references users; create index on orders (user_id);", "create index concurrently orders_user_id_idx", "add constraint orders_user_id_fkey")]
    [InlineData("alter table orders add foreign key (user_id) references users, add unique (user_id, amount);", "add constraint orders_user_id_amount_key", "add constraint orders_user_id_fkey")]
    public async Task An_index_is_there_before_the_foreign_key_that_it_serves(string change, string first, string then)
    {
        var start = await server.CreateDatabaseAsync();
        await RunAsync(start, Orders);
        var goal = await server.CreateDatabaseAsync(Name(start));
        await RunAsync(goal, change);
        var text = (await WriteAsync(start, await Judge.ReadAsync(start), await Judge.ReadAsync(goal))).Text;
        Assert.InRange(text.IndexOf(first, StringComparison.Ordinal), 0, text.IndexOf(then, StringComparison.Ordinal) - 1);
        Assert.True(text.IndexOf("validate constraint orders_user_id_fkey", StringComparison.Ordinal) > text.IndexOf(then, StringComparison.Ordinal), text);
    }

    [Theory]
    [InlineData("alter table users add number serial;")]
    [InlineData("alter table users add number bigint generated always as identity;")]
    public async Task Rows_that_come_later_go_on_with_the_numbers(string change)
    {
        var start = await server.CreateDatabaseAsync();
        await RunAsync(start, Users);
        var goal = await server.CreateDatabaseAsync(Name(start));
        await RunAsync(goal, change);
        var up = await WriteAsync(start, await Judge.ReadAsync(start), await Judge.ReadAsync(goal));
        await new ScriptMeter(start, "public").MeasureAsync(up, CancellationToken.None);
        await RunAsync(start, "insert into users (id) values (100);");
        await using var connection = new NpgsqlConnection(start);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select count(*) filter (where number is null), count(distinct number), max(number) filter (where id = 100) - max(number) filter (where id < 100) from users", connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal("0 41 1", $"{reader.GetValue(0)} {reader.GetValue(1)} {reader.GetValue(2)}");
    }

    private static async Task<Script> WriteAsync(string database, Database from, Database to)
    {
        var form = new OnlineForm
        {
            ServerVersion = from.ServerVersion,
            VolatileDefaults = await VolatileColumns.FindAsync(database, from, to, CancellationToken.None),
            PartitionBounds = await PartitionBounds.FindAsync(database, from, to, CancellationToken.None),
        };
        var difference = Comparer.Compare(from, to, new ComparisonOptions { Form = form.Of });
        return DifferenceSection.Write([], difference with { Statements = OnlineForm.Arrange(difference.Statements) }, []);
    }

    private static void Left(Database actual, Database expected, Script script)
    {
        var left = Comparer.Compare(actual, expected).Statements;
        Assert.True(left.Count == 0, $"left: {string.Join(";\n", left)}\nafter\n{script.Text}");
    }

    private static Task RunAsync(string database, string sql) => TestServer.ExecuteAsync(database, [.. Sql.SqlSplitter.Split(sql).Select(statement => statement.Text)]);

    private static string Name(string database) => new NpgsqlConnectionStringBuilder(database).Database!;
}
