using Retort.Tests.Fixtures;

namespace Retort.Tests.Catalog;

public sealed class TriggerTests(TestServer server)
{
    private const string Table = "create table t (id int primary key, execute int, \"For\" text); create table u (id int primary key); create function f() returns trigger language plpgsql as 'begin return new; end';";
    private readonly RoundTrip roundTrip = new(server);

    [Theory]
    [InlineData("create trigger a before insert or update of execute, \"For\" on t for each row when (pg_trigger_depth() = 0) execute function f('FOR EACH ROW', 'it''s')",
        "create trigger a\n  before insert or update of execute, \"For\" on t\n  for each row\n  when (pg_trigger_depth() = 0)\n  execute function f('FOR EACH ROW', 'it''s')")]
    [InlineData("create trigger a after truncate on t execute function f()",
        "create trigger a\n  after truncate on t\n  for each statement\n  execute function f()")]
    [InlineData("create constraint trigger a after update on t from u deferrable initially deferred for each row execute function f()",
        "create constraint trigger a\n  after update on t from u deferrable initially deferred\n  for each row\n  execute function f()")]
    [InlineData("create trigger a after update on t referencing old table as \"Old\" new table as fresh for each statement execute function f()",
        "create trigger a\n  after update on t\n  referencing old table as \"Old\" new table as fresh\n  for each statement\n  execute function f()")]
    public async Task A_trigger_is_laid_out_in_lines(string trigger, string expected) =>
        Assert.Equal([expected], await roundTrip.ProveAsync(Table, $"{Table} {trigger}"));

    [Theory]
    [InlineData("after insert on t for each row execute function f(); alter table t disable trigger a", "after insert on t for each row execute function f()", "alter table t enable trigger a")]
    [InlineData("after insert on t for each row execute function f()", "after insert on t for each row execute function f(); alter table t enable replica trigger a", "alter table t enable replica trigger a")]
    public async Task A_trigger_is_changed_in_place(string before, string after, string expected) =>
        Assert.StartsWith(expected, Assert.Single(await roundTrip.ProveAsync($"{Table} create trigger a {before}", $"{Table} create trigger a {after}")));

    [Fact]
    public async Task A_trigger_is_replaced_where_it_stands_from_PostgreSQL_14_on()
    {
        string[] expected = await TestServer.VersionAsync($"{server.ConnectionString};Database=postgres") < 14 ? ["drop trigger a on t", "create trigger a"] : ["create or replace trigger a"];
        Assert.Equal(expected, (await roundTrip.ProveAsync(
            $"{Table} create trigger a after insert on t for each row execute function f()", $"{Table} create trigger a after delete on t for each row execute function f()")).Select(statement => statement.Split('\n')[0]));
    }

    [Fact]
    public async Task A_trigger_a_rule_and_a_policy_of_which_only_the_name_differs_are_renamed()
    {
        const string Before = $"{Table} create trigger a after insert on t for each row execute function f(); create rule a as on insert to u do also notify news; create policy a on t using (id > 1)";
        Assert.Equal(
            ["alter policy a on t rename to b", "alter rule a on u rename to b", "alter trigger a on t rename to b"],
            (await roundTrip.ProveAsync(Before, $"{Table} create trigger b after insert on t for each row execute function f(); create rule b as on insert to u do also notify news; create policy b on t using (id > 1)")).Order());
    }

    [Fact]
    public async Task Clones_on_partitions_keep_a_state_of_their_own()
    {
        const string Before = """
            create table p (id int) partition by range (id);
            create table p1 partition of p for values from (0) to (10);
            create function f() returns trigger language plpgsql as 'begin return new; end';
            create trigger a after insert on p for each row execute function f();
            """;
        Assert.Equal(["alter table p1 disable trigger a"], await roundTrip.ProveAsync(Before, $"{Before} alter table p1 disable trigger a"));
        Assert.Equal(["alter table only p disable trigger a"], await roundTrip.ProveAsync(Before, $"{Before} alter table only p disable trigger a"));
        await roundTrip.ProveAsync($"{Before} alter table p1 enable always trigger a", $"{Before.Replace("after insert", "after delete", StringComparison.Ordinal)} alter table p1 enable always trigger a");
    }

    [Fact]
    public async Task A_rule_is_replaced_and_keeps_its_state() =>
        Assert.Equal(
            ["create or replace rule r as\n    on insert to t\n   where new.id > 2 do instead nothing"],
            await roundTrip.ProveAsync(
                $"{Table} create rule r as on insert to t where new.id > 1 do instead nothing; alter table t disable rule r",
                $"{Table} create rule r as on insert to t where new.id > 2 do instead nothing; alter table t disable rule r"));

    [Theory]
    [InlineData("for update to pg_monitor using (id > 1) with check (id > 2)", "for update using (id > 1) with check (id > 3)", "alter policy a on t to public\n  with check (id > 3)")]
    [InlineData("using (id > 1)", "using (id > 1) with check (id > 3)", "alter policy a on t\n  with check (id > 3)")]
    public async Task A_policy_is_altered_where_its_command_and_sort_stay(string before, string after, string expected) =>
        Assert.Equal(expected, (await roundTrip.ProveAsync($"{Table} create policy a on t {before}", $"{Table} create policy a on t {after}"))[0]);

    [Fact]
    public async Task A_policy_of_another_command_is_made_again() =>
        Assert.Equal(
            ["drop policy a on t", "create policy a on t as restrictive for delete\n  using (id > 1)", "comment on policy a on t is 'guard'"],
            await roundTrip.ProveAsync(
                $"{Table} create policy a on t for select using (id > 1); comment on policy a on t is 'guard'",
                $"{Table} create policy a on t as restrictive for delete using (id > 1); comment on policy a on t is 'guard'"));

    [Fact]
    public async Task Tables_whose_policies_need_each_other_are_dropped() =>
        await roundTrip.ProveAsync("", $"{Table} create policy a on t using (exists (select from u)); create policy b on u using (exists (select from t))");
}
