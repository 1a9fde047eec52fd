using Retort.Tests.Fixtures;

namespace Retort.Tests.Catalog;

public sealed class EnumTypeTests(TestServer server)
{
    private readonly RoundTrip roundTrip = new(server);

    [Fact]
    public async Task An_enum_is_created_with_its_labels_in_order() =>
        Assert.Equal(["create type mood as enum ('sad', 'it''s ok', 'happy')", "comment on type mood is 'how it goes'", "revoke usage on type mood from public"],
            await roundTrip.ProveAsync("", "create type mood as enum ('sad', 'it''s ok', 'happy'); comment on type mood is 'how it goes'; revoke usage on type mood from public"));

    [Fact]
    public async Task New_labels_are_added_in_their_places() =>
        Assert.Equal(
            [
                "alter type mood add value 'awful' before 'sad'",
                "alter type mood add value 'ok' after 'sad'",
                "alter type mood add value 'well' after 'ok'",
                "alter type mood add value 'great'",
            ],
            await roundTrip.ProveAsync("create type mood as enum ('sad', 'happy')", "create type mood as enum ('awful', 'sad', 'ok', 'well', 'happy', 'great')"));

    [Fact]
    public async Task A_label_that_goes_takes_the_type_from_under_its_columns_without_losing_rows()
    {
        const string Before = """
            create type mood as enum ('sad', 'ok', 'happy');
            comment on type mood is 'how it goes';
            create table diary (id int primary key, mood mood not null default 'ok', moods mood[] default '{sad}', check (mood <> 'sad'));
            create index on diary (mood) where mood = 'happy';
            create index on diary (moods);
            create view days as select id, mood from diary where mood > 'sad';
            create function is_good(mood) returns bool language sql immutable as 'select $1 > $$sad$$';
            create table log (day date, mood mood, good bool generated always as (mood = 'happy') stored) partition by range (day);
            create table log_2026 partition of log for values from ('2026-01-01') to ('2027-01-01');
            insert into diary values (1, 'ok', '{ok,happy}');
            insert into log values ('2026-02-03', 'happy');
            """;
        var statements = await roundTrip.ProveAsync(Before, Before.Replace("'sad', 'ok', 'happy')", "'happy', 'sad', 'ok', 'new')", StringComparison.Ordinal));
        Assert.Equal(
            [
                "alter type mood rename to mood_old",
                "create type mood as enum ('happy', 'sad', 'ok', 'new')",
                "alter table diary\n  alter column mood type mood using mood::text::mood,\n  alter column moods type mood[] using moods::text[]::mood[]",
                "alter table log alter column mood type mood using mood::text::mood",
                "drop type mood_old",
                "comment on type mood is 'how it goes'",
            ],
            statements.SkipWhile(statement => !statement.StartsWith("alter type", StringComparison.Ordinal)).Take(6));
    }

    [Fact]
    public async Task A_column_may_leave_a_type_that_is_made_anew() =>
        Assert.Equal(
            ["alter table t alter column a type text", "alter type e rename to e_old", "create type e as enum ('x')", "alter table t alter column b type e using b::text::e", "drop type e_old"],
            await roundTrip.ProveAsync("create type e as enum ('x', 'y'); create table t (a e, b e)", "create type e as enum ('x'); create table t (a text, b e)"));
}
