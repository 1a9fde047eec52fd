using Retort.Tests.Fixtures;

namespace Retort.Tests.CommandLine;

/// <summary>What is proved before anything is applied.</summary>
public sealed class HazardTests(TestServer server)
{
    private const string Shop = "create table users (id int primary key, name text);\ncreate table orders (id int primary key, user_id int, amount numeric);";

    [Fact]
    public async Task A_hazard_is_shown_with_its_place_and_the_safe_form_and_is_accepted_with_a_reason()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, Shop, "drop table orders;\ndrop table users;");
        scene.Revision("b2", "a1", "alter table orders add foreign key (user_id) references users;\ndo $$ begin delete from orders; end $$;", "alter table orders drop constraint orders_user_id_fkey;");
        await scene.RunAsync("lint");
        await scene.RunAsync("lint", "a1", "--json");
        await scene.RunAsync("status");
        scene.Revision("b2", "a1", "-- retort: allow delete-data: nobody needs them\ndelete from orders;");
        await scene.RunAsync("lint", "head");
        scene.Revision("b2", "a1", "-- retort: allow deletes-data: nobody needs them\ndelete from orders;");
        await scene.RunAsync("lint", "head", "-v");
        scene.Approve();
    }

    [Fact]
    public async Task A_value_that_is_still_to_be_written_is_asked_for_before_anything_is_measured()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, "create table users (id int);\nupdate users set id = /* retort: value for users.id */;");
        await scene.RunAsync("lint");
        scene.Approve();
    }

    [Fact]
    public async Task With_the_real_tables_only_large_ones_are_hazards()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, Shop);
        await scene.RunAsync("upgrade", "-q");
        scene.Revision("b2", "a1", "create index on users (name);");
        await scene.RunAsync("lint", "-1:");
        await scene.RunAsync("lint", "-1:", "--live");
        scene.Approve();
    }

    [Fact]
    public async Task A_downgrade_that_does_not_lead_back_is_found()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File("schema/shop.sql", Shop);
        scene.Revision("a1", null, Shop, "drop table orders;\ndrop table users;");
        await scene.RunAsync("verify");
        scene.Revision("b2", "a1", "alter table users alter name set not null;", "select 1;");
        await scene.RunAsync("verify", "head");
        scene.Revision("b2", "a1", "alter table users add column age int not null;", "alter table users drop column age;");
        await scene.RunAsync("verify", "head");
        await scene.RunAsync("verify", "head", "--data");
        scene.Approve();
    }

    [Fact]
    public async Task Generated_rows_satisfy_what_a_revision_is_going_to_demand_or_it_is_said_where_not()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File("retort.json", File.ReadAllText(Path.Combine(scene.Folder, "retort.json")).Replace("\"model\": [ { \"sql\": \"schema/*.sql\" } ], ", ""));
        scene.Revision("a1", null, """
            create table users (id serial primary key, email text check (email like '%_@_%'), role text, code text check (length(code) = 8), born date, died date check (died > born));
            create table orders (id serial primary key, user_id int, kind text not null);
            """, "drop table orders;\ndrop table users;");
        scene.Revision("b2", "a1", """
            update users set role = 'assistant' where role = 'bot';
            alter table users add constraint known check (role in ('user', 'assistant'));
            alter table orders add foreign key (user_id) references users, add unique (kind);
            insert into users (role) values ('user');
            """, "delete from users where role = 'user' and email is null;\nalter table orders drop constraint orders_user_id_fkey, drop constraint orders_kind_key;\nalter table users drop constraint known;");
        scene.Revision("c3", "b2", "alter table orders add column total int;\nalter table orders alter column kind type int using kind::int;", "alter table orders alter column kind type text;\nalter table orders drop column total;");
        await scene.RunAsync("verify", "--data", "-v");
        scene.Revision("c3", "b2", "alter table orders add constraint lucky check (md5(kind) like '0000%');", "alter table orders drop constraint lucky;");
        await scene.RunAsync("verify", "--data", "-v");
        scene.Approve();
    }

    [Fact]
    public async Task Tables_of_every_kind_hold_rows_or_it_is_said_which_do_not()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File("retort.json", File.ReadAllText(Path.Combine(scene.Folder, "retort.json")).Replace("\"model\": [ { \"sql\": \"schema/*.sql\" } ], ", ""));
        scene.Revision("a1", null, """
            create type mood as enum ('sad', 'ok');
            create type spot as (x int, y int);
            create domain pct as int check (value between 0 and 100);
            create table a (id int primary key, b_id int);
            create table b (id int primary key, a_id int not null references a);
            alter table a add foreign key (b_id) references b deferrable initially deferred;
            create table c1 (id int primary key, d_id int not null);
            create table d1 (id int primary key, c_id int not null references c1);
            alter table c1 add foreign key (d_id) references d1 deferrable initially deferred;
            create table tree (id int primary key, parent int references tree, check (parent <> id));
            create table pairs (x int, y int, primary key (x, y));
            create table uses (id int primary key, x int, y int, foreign key (x, y) references pairs match full);
            create table rooms (room int, during tsrange, exclude using gist (during with &&));
            create table rich (id bigint generated always as identity primary key, m mood not null, p pct not null, e text unique, tags text[] not null, r int4range not null, j jsonb not null check (jsonb_typeof(j) = 'object'), g int generated always as (id * 2) stored, at spot, u uuid not null unique, i inet not null, b bit(3) not null, iv interval not null, x xml, t tsvector, mm mood[] not null, cc char(2) not null check (cc = upper(cc)), n numeric(4,2) not null check (n > 5 and n < 6));
            create table days (id int, day date not null, primary key (id, day)) partition by range (day);
            create table days1 partition of days for values from ('2020-01-01') to ('2021-01-01');
            create table lists (id int, kind text) partition by list (kind);
            create table lists1 partition of lists for values in ('a', 'b');
            create table hidden (id int primary key, owner text);
            alter table hidden enable row level security; alter table hidden force row level security;
            create table strict (id int primary key, v int);
            create function refuse() returns trigger language plpgsql as 'begin if new.v is null or new.v < 1000 then raise exception ''too small''; end if; return new; end';
            create trigger refuse before insert on strict for each row execute function refuse();
            create table never (id int primary key, v int not null check (v > 3 and v < 2));
            """);
        scene.Revision("b2", "a1", "alter table rich add column z int;", "alter table rich drop column z;");
        await scene.RunAsync("verify", "b2", "--data", "-v");
        Assert.Equal(["c1", "d1", "never", "strict"], (scene.Output + scene.Errors).Split('\n').Where(line => line.Contains("left empty: ")).Select(line => line.Split("left empty: ")[1].Split(':')[0]).Order(StringComparer.Ordinal));
        Assert.Contains("strict: too small", scene.Output + scene.Errors);
        Assert.Contains("c1: its foreign keys go round in a circle", scene.Output + scene.Errors);
        Assert.Equal(0, scene.ExitCode);
    }

    [Fact]
    public async Task A_foreign_key_without_an_index_is_written_as_the_model_says_and_the_index_is_proposed()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, Shop, "drop table orders;\ndrop table users;");
        scene.File("schema/shop.sql", Shop + "\nalter table orders add foreign key (user_id) references users;");
        await scene.RunAsync("revision", "--autogenerate", "-m", "order as users", "--rev-id", "b2");
        scene.Show("migrations/b2_order_as_users.sql");
        await scene.RunAsync("lint", "b2", "-v");
        await scene.RunAsync("verify", "b2");
        scene.Approve();
    }

    [Fact]
    public async Task One_command_says_all_that_a_pipeline_must_know()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File("schema/shop.sql", Shop).Revision("a1", null, Shop, "drop table orders;\ndrop table users;");
        await scene.RunAsync("ci");
        scene.Revision("b2", "a1", "create index orders_user on orders (user_id);");
        await scene.RunAsync("ci", "--format", "github");
        await scene.RunAsync("ci", "--format", "xml");
        scene.Approve();
    }

    [Fact]
    public async Task A_rehearsal_leaves_the_database_as_it_is()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, Shop + "\ninsert into users select g, 'n' || g from generate_series(1, 2000) g;");
        await scene.RunAsync("upgrade", "-q");
        scene.Revision("b2", "a1", "delete from users where id > 1000;\nalter table users alter id type bigint;");
        await scene.RunAsync("rehearse", "--json");
        Assert.Contains("\"mode\": \"ACCESS EXCLUSIVE\"", scene.Output);
        Assert.Contains("\"before\": 2000,", scene.Output);
        Assert.Contains("\"after\": 1000", scene.Output);
        await scene.RunAsync("rehearse");
        Assert.Contains("reads and writes of users would wait", scene.Output);
        Assert.Contains("users: 2,000 -> 1,000 rows", scene.Output);
        await scene.RunAsync("current");
        Assert.StartsWith("app\ta1\t", scene.Output);
        scene.Revision("b2", "a1", "alter table users add check (id < 0);");
        await scene.RunAsync("rehearse");
        Assert.Contains("is violated by some row", scene.Output);
    }

    [Fact]
    public async Task A_rehearsal_runs_backfills_in_batches_and_watches_what_refuses_a_transaction()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, Shop + "\ninsert into users select g, 'n' || g from generate_series(1, 3000) g;");
        await scene.RunAsync("upgrade", "-q");
        scene.Revision("b2", "a1", "alter table users add column full_name text;\n\n-- retort: backfill users by id in 1000\nupdate users set full_name = name where full_name is null;\n\n-- retort: no-transaction\ncreate index concurrently users_full_name on users (full_name);");
        await scene.RunAsync("rehearse", "--json");
        using var report = System.Text.Json.JsonDocument.Parse(scene.Output);
        var revision = report.RootElement.GetProperty("reports")[0].GetProperty("revisions")[0];
        var backfill = revision.GetProperty("statements")[1];
        Assert.Equal(3000, backfill.GetProperty("rows").GetInt64());
        Assert.True(backfill.GetProperty("batches").GetProperty("count").GetInt32() > 1);
        Assert.True(backfill.GetProperty("batches").GetProperty("largestRows").GetInt32() <= 1000);
        Assert.True(revision.GetProperty("statements")[2].GetProperty("rewrittenBytes").GetInt64() > 0);
        await scene.RunAsync("rehearse");
        Assert.Contains("a writer of the same rows would wait", scene.Output);
        scene.Revision("b2", "a1", "update users set name = id;\n\n-- retort: backfill users by name in 10\nupdate users set id = id;");
        await scene.RunAsync("rehearse");
        Assert.Contains("name is not a NOT NULL column of users", scene.Output);
        scene.Revision("b2", "a1", "-- retort: no-transaction\nvacuum full users;");
        await scene.RunAsync("rehearse", "--json");
        Assert.Contains("\"mode\": \"ACCESS EXCLUSIVE\"", scene.Output);
    }

    [Fact]
    public async Task A_sample_of_a_database_holds_what_its_rows_refer_to()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        Assert.SkipUnless(await Psql.CanDumpAsync(scene.ConnectionString), "pg_dump is older than the server");
        scene.Revision("a1", null, """
            create table users (id int primary key, manager int references users, name text, upper text generated always as (upper(name)) stored);
            create table days (id int, day int, user_id int references users, primary key (id, day)) partition by range (day);
            create table days1 partition of days for values from (0) to (1000);
            create table days2 partition of days for values from (1000) to (3000);
            create table notes (id bigint generated always as identity, day_id int, day int, text text, foreign key (day_id, day) references days);
            create materialized view names as select name from users;
            insert into users select g, nullif(g - 1, 0), E'n\t' || g from generate_series(1, 50) g;
            insert into users select g, g / 50, E'a line\nand \\another' from generate_series(51, 3000) g;
            insert into days select g, g, g + 1 from generate_series(0, 2999) g;
            insert into notes (day_id, day, text) select 2999 - g, 2999 - g, '\.' from generate_series(0, 2999) g;
            """);
        await scene.RunAsync("upgrade", "-q");
        await TestServer.ExecuteAsync(scene.ConnectionString, "analyze");
        await using var user = new Npgsql.NpgsqlConnection(scene.ConnectionString);
        await user.OpenAsync(TestContext.Current.CancellationToken);
        scene.Revision("b2", "a1", "delete from notes;\nalter table users alter name set not null;\ninsert into notes (text) select name from names limit 1;");
        await scene.RunAsync("rehearse", "--sample", "100", "--json");
        using var report = System.Text.Json.JsonDocument.Parse(scene.Output);
        var database = report.RootElement.GetProperty("reports")[0];
        Assert.Equal("sample", database.GetProperty("clonedBy").GetString());
        Assert.InRange(database.GetProperty("sampledRows").GetInt64(), 400, 6000);
        var revision = database.GetProperty("revisions")[0];
        Assert.False(revision.TryGetProperty("failure", out _), scene.Output);
        Assert.InRange(revision.GetProperty("rows")[0].GetProperty("before").GetInt64(), 1, 1500);
        Assert.Equal(1, revision.GetProperty("rows")[0].GetProperty("after").GetInt64());
        await scene.RunAsync("rehearse", "--sample", "100");
        Assert.Contains("at most 100 of each table, and what they refer to", scene.Output);
        await scene.RunAsync("rehearse", "--sample", "0");
        Assert.Contains("option \"--sample\" does not take \"0\"", scene.Errors);
    }

    [Fact]
    public async Task A_database_in_use_is_dumped_for_a_rehearsal()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        var address = Retort.Configuration.DatabaseUrl.Parse(scene.DatabaseUrl).ToConnectionString();
        Assert.SkipUnless(await Psql.CanDumpAsync(address), "pg_dump is older than the server");
        scene.Revision("a1", null, Shop + "\ninsert into users select g, 'n' || g from generate_series(1, 20) g;");
        await scene.RunAsync("upgrade", "-q");
        scene.Revision("b2", "a1", "delete from users where id > 10;");
        await using var user = new Npgsql.NpgsqlConnection(address);
        await user.OpenAsync(TestContext.Current.CancellationToken);
        await scene.RunAsync("rehearse", "--json");
        Assert.Contains("\"clonedBy\": \"pg_dump\"", scene.Output);
        Assert.Contains("\"before\": 20,", scene.Output);
        Assert.Contains("\"after\": 10", scene.Output);
    }

    [Theory]
    [InlineData("create materialized view names as select name from users;", "the materialized view names holds what it reads from it")]
    [InlineData("create view v as select name from users; create materialized view names as select name from v;", "the materialized view names holds what it reads from it")]
    [InlineData("alter table users add loud text generated always as (upper(name)) stored;", "the column users.loud is computed from it")]
    public async Task What_cannot_turn_in_a_moment_keeps_a_column_where_it_is(string user, string why)
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, $"create table users (id int primary key, name text);\n{user}", "select 1;");
        await scene.RunAsync("revision", "--expand-contract", "-m", "x", "--rename", "users.name:full_name");
        Assert.Equal(1, scene.ExitCode);
        Assert.Contains(why, scene.Errors);
        Assert.Contains("code: cannot-expand", scene.Errors);
    }

    [Fact]
    public async Task One_rename_becomes_three_revisions_that_go_up_and_come_back()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, "create table users (id int primary key, name text not null default 'x' check (name <> ''));\ncreate index users_name on users (name);", "drop table users;");
        await scene.RunAsync("revision", "--expand-contract", "-m", "name in full", "--rename", "users.name:full_name", "--rev-id", "b2");
        scene.Show("migrations/b2_expand_name_in_full.sql").Show("migrations/b2_backfill_backfill_name_in_full.sql").Show("migrations/b2_contract_contract_name_in_full.sql");
        const string goal = "create table users (id int primary key, full_name text not null default 'x' constraint users_name_check check (full_name <> ''));\ncreate index users_name on users (full_name);";
        scene.File("schema/users.sql", goal);
        await scene.RunAsync("verify");
        await scene.RunAsync("lint");
        await scene.RunAsync("revision", "--expand-contract", "-m", "longer ids", "--type", "users.id:bigint", "--rev-id", "c3");
        scene.Show("migrations/c3_contract_contract_longer_ids.sql");
        scene.File("schema/users.sql", goal.Replace("id int", "id bigint"));
        await scene.RunAsync("verify", "c3:");
        await scene.RunAsync("lint", "c3:");
        await scene.RunAsync("revision", "--expand-contract", "-m", "x", "--rename", "users.nobody:x");
        await scene.RunAsync("revision", "--expand-contract", "-m", "x");
        scene.Approve();
    }
}
