using Npgsql;
using Retort.Hazards;
using Retort.Hazards.Measuring;
using Retort.Hazards.Rehearsals;
using Retort.Hazards.Rules;
using Retort.Revisions;
using Retort.Revisions.Code;
using Retort.Sql;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Hazards;

public sealed class MeasuringTests(TestServer server)
{
    private const string Users = "create table users (id int primary key, name text); create table orders (id int primary key, user_id int);";

    [Theory]
    [InlineData("do $$ begin execute 'alter table users alter name set not null'; end $$;", "scans-under-lock")]
    [InlineData("create function f() returns void language plpgsql as $$ begin delete from users where id > 3; end $$; select f();", "deletes-data")]
    [InlineData("do $$ begin truncate users; end $$;", "deletes-data")]
    [InlineData("set local session_replication_role = replica; delete from users;", "deletes-data")]
    [InlineData("create view v as select * from users; delete from v;", "deletes-data")]
    [InlineData("with gone as (delete from users returning *) select count(*) from gone;", "deletes-data")]
    [InlineData("update users set name = 'x' where id = 1;", "")]
    [InlineData("alter table users add column x int; update users set x = 1;", "scans-under-lock")]
    [InlineData("create table news (id int); create index on news (id); insert into news values (1); delete from news; drop table news;", "")]
    [InlineData("alter table users rename to people; create view users as select * from people;", "")]
    [InlineData("alter table users rename to people;", "breaks-running-code")]
    [InlineData("alter table users enable row level security;", "breaks-running-code")]
    [InlineData("alter table users enable row level security; create policy mine on users using (true);", "")]
    [InlineData("lock table users in access exclusive mode; create index on orders (user_id);", "blocks-reads builds-index")]
    [InlineData("create trigger stamp before insert on users for each row execute function suppress_redundant_updates_trigger(); create index on orders (user_id);", "blocks-writes builds-index")]
    [InlineData("alter table users rename to old; create table users (id int primary key, name text); drop table old;", "deletes-data")]
    [InlineData("selct 1;", "does-not-run")]
    [InlineData("-- retort: no-transaction\nalter system set work_mem = '5MB';", "")]
    [InlineData("-- retort: no-transaction\nalter table users alter name set not null;", "scans-under-lock")]
    [InlineData("-- retort: allow scans-under-lock: it is small\nalter table users alter name set not null;", "")]
    public async Task What_is_found_does_not_depend_on_how_it_is_written(string script, string findings) =>
        Assert.Equal(findings, Measured.Findings(await Measured.HazardsAsync(server, Users, script)));

    [Theory]
    [InlineData("alter table orders add foreign key (user_id) references users not valid;", "users")]
    [InlineData("do $$ begin alter table orders add foreign key (user_id) references users not valid; end $$;", "users")]
    [InlineData("create index on orders (id, user_id); alter table orders add foreign key (user_id) references users not valid;", "users")]
    [InlineData("create index on orders (user_id) where id > 3; alter table orders add foreign key (user_id) references users not valid;", "users")]
    [InlineData("create index on orders (user_id) where user_id is not null; alter table orders add foreign key (user_id) references users not valid;", "")]
    [InlineData("alter table orders add foreign key (user_id) references users not valid; create index on orders (user_id desc, id);", "")]
    [InlineData("alter table orders add foreign key (id) references users not valid;", "")]
    [InlineData("create table notes (user_id int references users);", "")]
    public async Task A_foreign_key_that_no_index_serves_is_told(string script, string referenced)
    {
        var told = (await Measured.HazardsAsync(server, Users, script)).Where(hazard => hazard.Name == HazardName.ForeignKeyWithoutIndex).ToList();
        Assert.Equal(referenced.Length > 0, told.Any(hazard => hazard.Message.Contains($"a row of {referenced},")));
        Assert.All(told, hazard => Assert.EndsWith("create index concurrently on orders (user_id);", hazard.SafeForm));
    }

    [Fact]
    public async Task The_code_of_a_program_is_measured_like_a_statement()
    {
        var code = new CodeStep("delete users", async (connection, cancellation) =>
        {
            await using var command = new NpgsqlCommand("delete from users", connection);
            await command.ExecuteNonQueryAsync(cancellation);
        }, connectionString => new NpgsqlDataSourceBuilder(connectionString).Build());
        var script = Script.Empty with { Parts = [new ScriptPart { Statements = [new SqlStatement { Text = "select 'code'", Line = 1, Code = code }] }] };
        var database = await server.CreateDatabaseAsync();
        await TestServer.ExecuteAsync(database, Users);
        var facts = await new ScriptMeter(database, "public").MeasureAsync(script, TestContext.Current.CancellationToken);
        Assert.Equal(HazardName.DeletesData, Measured.Findings(HazardRules.Find(script, facts, "public", 15)));
    }

    [Fact]
    public async Task A_computed_column_that_goes_takes_no_data_but_code_may_name_it() => Assert.Equal(HazardName.BreaksRunningCode,
        Measured.Findings(await Measured.HazardsAsync(server, "create table users (id int primary key, twice int generated always as (id * 2) stored);", "alter table users drop column twice;")));

    [Theory]
    [InlineData("vacuum full users", "rewrites-table")]
    [InlineData("create index concurrently users_name on users (name)", "")]
    [InlineData("reindex table concurrently users", "")]
    [InlineData("create index users_name on users (name)", "builds-index")]
    public async Task Code_outside_of_a_transaction_is_watched_and_rehearsed_as_what_it_does(string statement, string findings)
    {
        var operations = new RevisionOperations("BuildIndex");
        operations.WithoutTransaction().Run("work alone", async (connection, cancellation) =>
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync(cancellation);
        });
        var script = operations.ToScript("BuildIndex");
        var database = await server.CreateDatabaseAsync();
        await TestServer.ExecuteAsync(database, "create table users (id int primary key, name text)", "insert into users select g, g from generate_series(1, 1000) g");
        var copy = await server.CreateDatabaseAsync(new NpgsqlConnectionStringBuilder(database).Database);
        var facts = await new ScriptMeter(database, "public").MeasureAsync(script, TestContext.Current.CancellationToken);
        Assert.Equal(findings, Measured.Findings(HazardRules.Find(script, facts, "public", 15)));
        Assert.Null(facts[^1].Failure);

        var revision = new Revision { Id = "a1", Message = "build", Upgrade = script, Checksum = "" };
        var rehearsed = await new Rehearsal(copy, "public").RunAsync(revision, TestContext.Current.CancellationToken);
        Assert.Null(rehearsed.Failure);
        Assert.True(rehearsed.Statements[0].RewrittenBytes > 0);
        Assert.Equal(findings.Length > 0, rehearsed.Locks.Any(one => one is { Table: "users", Blocks.Length: > 0 }));
    }

    [Theory]
    [InlineData("create role NAME;", "roles", "select count(*) from pg_roles where rolname = 'NAME'")]
    [InlineData("do $$ begin execute 'create role NAME'; end $$;", "roles", "select count(*) from pg_roles where rolname = 'NAME'")]
    [InlineData("-- retort: no-transaction\ncreate role NAME;", "roles", "select count(*) from pg_roles where rolname = 'NAME'")]
    [InlineData("alter role postgres set lock_timeout = '7s';", "settings of roles and databases", "select count(*) from pg_db_role_setting where setconfig::text like '%lock_timeout=7s%'")]
    [InlineData("do $$ begin execute format('alter database %I connection limit 77', current_database()); end $$;", "databases", "select count(*) from pg_database where datconnlimit = 77")]
    [InlineData("comment on role postgres is 'NAME';", "comments on roles and databases", "select count(*) from pg_shdescription where description = 'NAME'")]
    public async Task What_other_databases_would_see_is_taken_back_and_told(string script, string what, string trace)
    {
        var name = $"role_{Guid.NewGuid():N}";
        var hazards = await Measured.HazardsAsync(server, Users, $"{script}\n\n-- retort: transaction\nalter table users alter name set not null;".Replace("NAME", name));
        var told = Assert.Single(hazards, hazard => hazard.Name == HazardName.ActsOnServer);
        Assert.True(told.IsOpen);
        Assert.Equal($"it changes {what}: other databases see that too; so its transaction was taken back, and what comes after was not measured", told.Message);
        Assert.Equal(HazardName.ActsOnServer, Measured.Findings(hazards));
        Assert.Equal(0L, await CountAsync(trace.Replace("NAME", name)));
    }

    [Fact]
    public async Task Roles_stay_on_a_server_that_has_only_databases_for_development()
    {
        var (name, database) = ($"role_{Guid.NewGuid():N}", await server.CreateDatabaseAsync());
        var script = Script.Parse($"create role {name};\ngrant usage on schema public to {name};\n\n-- retort: transaction\nalter default privileges grant select on tables to {name};");
        var facts = await new ScriptMeter(database, "public", isApart: true).MeasureAsync(script, TestContext.Current.CancellationToken);
        var hazards = HazardRules.Find(script, facts, "public", 15).ToList();
        Assert.Equal("", Measured.Findings(hazards));
        Assert.Single(hazards, hazard => hazard is { Name: HazardName.ActsOnServer, Level: HazardLevel.Note });
        await TestServer.ExecuteAsync(database, $"drop owned by {name}", $"drop role {name}");
    }

    [Theory]
    [InlineData("copy users to program 'touch FILE';")]
    [InlineData("copy (select id, name from users) to 'FILE' (format csv);")]
    [InlineData("COPY users (id) /* from */ FROM PROGRAM 'touch FILE; echo 1';")]
    [InlineData("-- retort: no-transaction\ncopy users to program 'touch FILE';")]
    public async Task Programs_and_files_of_the_server_are_left_alone(string script)
    {
        var file = Path.Combine(Path.GetTempPath(), $"retort_{Guid.NewGuid():N}");
        var hazards = await Measured.HazardsAsync(server, Users, script.Replace("FILE", file));
        Assert.Equal("it acts on more than this database, so it was not run and not measured", Assert.Single(hazards).Message);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Rows_of_another_server_are_not_written()
    {
        var other = await server.CreateDatabaseAsync();
        await TestServer.ExecuteAsync(other, "create table things (id int)");
        var to = new NpgsqlConnectionStringBuilder(other);
        var before = $"create extension postgres_fdw; create server far foreign data wrapper postgres_fdw options (host '{to.Host}', port '{to.Port}', dbname '{to.Database}'); create user mapping for current_user server far options (user '{to.Username}', password '{to.Password}'); create foreign table things (id int) server far;";
        var hazards = await Measured.HazardsAsync(server, before, "insert into things values (1);");
        Assert.StartsWith("it changes the server behind things: ", Assert.Single(hazards).Message);
        Assert.Equal(0L, await CountAsync("select count(*) from things", other));
        await server.DropDatabaseAsync(other);
    }

    private async Task<long> CountAsync(string query, string? database = null)
    {
        await using var connection = new NpgsqlConnection(database ?? $"{server.ConnectionString};Database=postgres");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(query, connection);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    [Fact]
    public void Every_hazard_has_a_rule_and_a_page_that_shows_the_safe_form()
    {
        Assert.Equal(HazardName.All.Order(StringComparer.Ordinal), HazardRules.All.Select(rule => rule.Name).Order(StringComparer.Ordinal));
        foreach (var name in HazardName.All)
        {
            var page = Conventions.Source.Read($"docs/hazards/{name}.md");
            Assert.StartsWith($"# {name}\n", page);
            foreach (var heading in (string[])["## Problem", "## Who waits", "## Safe form"]) Assert.Contains(heading, page);
            Assert.Contains($"[{name}]({name}.md)", Conventions.Source.Read("docs/hazards/README.md"));
        }
        Assert.Equal(HazardName.All.Count + 1, Conventions.Source.Files("docs/hazards", "*.md").Count());
    }
}
