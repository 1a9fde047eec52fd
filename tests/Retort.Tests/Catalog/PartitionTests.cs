using Retort.Tests.Fixtures;

namespace Retort.Tests.Catalog;

public sealed class PartitionTests(TestServer server)
{
    private const string Parent = "create table events (id int not null, day date not null, kind text default 'x', primary key (id, day)) partition by range (day);";

    private readonly RoundTrip roundTrip = new(server);

    [Fact]
    public async Task A_partition_gets_what_its_parent_has_without_a_word()
    {
        var statements = await roundTrip.ProveAsync(Parent, $"{Parent} create table events_1 partition of events for values from ('2026-01-01') to ('2026-02-01')");
        Assert.Equal(["create table events_1 partition of events\n  for values from ('2026-01-01') to ('2026-02-01')"], statements);
    }

    [Fact]
    public async Task A_table_is_attached_and_detached_with_its_rows_and_columns()
    {
        var statements = await roundTrip.ProveAsync(
            $"{Parent} create table events_1 partition of events for values from ('2026-01-01') to ('2026-02-01')",
            $"{Parent} create table events_1 (id int not null, day date not null, kind text default 'x', extra int, primary key (id, day))");
        Assert.Equal(["alter table events detach partition events_1", "alter table events_1 add column extra integer"], statements);
    }

    [Fact]
    public async Task A_change_of_the_parent_is_not_said_again_for_its_partitions()
    {
        var statements = await roundTrip.ProveAsync(
            $"{Parent} create table events_1 partition of events for values from ('2026-01-01') to ('2026-02-01'); create view v as select kind from events_1",
            """
            create table events (id bigint not null, day date not null, kind varchar(9) default 'y', more int not null, primary key (id, day), check (more > 0)) partition by range (day);
            create table events_1 partition of events for values from ('2026-01-01') to ('2026-02-01');
            create index on events (kind);
            create view v as select kind from events_1;
            """);
        Assert.DoesNotContain(statements, statement => statement.Contains("alter table events_1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_partition_has_of_its_own_stays_its_own() => await roundTrip.ProveAsync(
        $"{Parent} create table events_1 partition of events for values from ('2026-01-01') to ('2026-02-01')",
        $"""
        {Parent}
        create table events_1 partition of events for values from ('2026-01-01') to ('2026-02-01');
        alter table events_1 alter column kind set default 'z', alter column kind set not null, add constraint short check (length(kind) < 9), alter column kind set statistics 200;
        create index own on events_1 (kind);
        """);

    [Fact]
    public async Task Names_that_PostgreSQL_would_not_choose_are_given() => await roundTrip.ProveAsync("",
        """
        create table events (id int not null, day date not null) partition by range (day);
        create table events_1 partition of events for values from ('2026-01-01') to ('2026-02-01') partition by list (id);
        create table events_1_a partition of events_1 for values in (1);
        create table events_rest partition of events default;
        create index chosen on only events (day);
        create index own_1 on only events_1 (day);
        create index own_1_a on events_1_a (day);
        create index own_rest on events_rest (day);
        alter index own_1 attach partition own_1_a;
        alter index chosen attach partition own_1;
        alter index chosen attach partition own_rest;
        """);

    [Fact]
    public async Task Heirs_keep_a_column_that_their_parent_loses() => await roundTrip.ProveAsync(
        "create table base (id int, e int); create table heir (own int) inherits (base)",
        "create table base (id int); create table heir (own int, e int) inherits (base)");

    [Fact]
    public async Task Foreign_keys_between_partitioned_tables_come_and_go() => await roundTrip.ProveAsync("",
        $"""
        {Parent}
        create table events_1 partition of events for values from ('2026-01-01') to ('2026-02-01');
        create table visits (event int, day date, foreign key (event, day) references events) partition by range (day);
        create table visits_1 partition of visits for values from ('2026-01-01') to ('2026-02-01');
        """);
}
