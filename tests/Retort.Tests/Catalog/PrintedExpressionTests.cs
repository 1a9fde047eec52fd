using Retort.Catalog.Defaults;
using Retort.Sql;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Catalog;

/// <summary>What PostgreSQL prints differently from time to time, and more elaborately than a person would.</summary>
public sealed class PrintedExpressionTests(TestServer server)
{
    [Theory]
    [InlineData("r::text = any (array['a'::character varying, 'it''s, ]'::character varying]::text[])")]
    [InlineData("r::text = any (array['a'::character varying::text, 'it''s, ]'::character varying::text])")]
    public void A_cast_array_has_one_spelling(string printed) =>
        Assert.Equal("r::text = any (array['a', 'it''s, ]']::varchar[]::text[])", SqlText.LowerCase(printed));

    [Theory]
    [InlineData("r = any (array['a'::text, 'b'::text])")]
    [InlineData("array['a'::varchar, 'b'::varchar]")]
    [InlineData("array['a'::varchar::text, 'b'::varchar::name]")]
    [InlineData("array['a'::varchar::text, lower(r::text)]")]
    [InlineData("r::text <> 'array[''a''::character varying]::text[]'::text")]
    public void Other_arrays_stay_as_they_are(string printed) =>
        Assert.Equal(printed, SqlText.LowerCase(printed.Replace("'::varchar", "'::character varying", StringComparison.Ordinal)));

    [Theory]
    [InlineData("'a'::character varying(3)", "'a'::varchar(3)")]
    [InlineData("'{}'::character varying[]", "'{}'::varchar[]")]
    [InlineData("b::bit varying(4)", "b::varbit(4)")]
    [InlineData("now()::timestamp(3) without time zone", "now()::timestamp(3)")]
    [InlineData("'1970-01-01'::timestamp without time zone", "'1970-01-01'::timestamp")]
    [InlineData("'x'::timestamp with time zone + '12:00'::time without time zone", "'x'::timestamptz + '12:00'::time")]
    [InlineData("'::character varying'::text || a::\"character varying\"", "'::character varying'::text || a::\"character varying\"")]
    public void A_cast_bears_the_short_name_of_its_type(string printed, string written) => Assert.Equal(written, SqlText.LowerCase(printed));

    [Theory]
    [InlineData("'viewer'::character varying", "varchar", "'viewer'")]
    [InlineData("'viewer'::character varying", "varchar(20)", "'viewer'")]
    [InlineData("'it''s ::text'::text", "text", "'it''s ::text'")]
    [InlineData("'{}'::text[]", "text[]", "'{}'")]
    [InlineData("'-1'::integer", "integer", "-1")]
    [InlineData("'-1'::integer", "bigint", "'-1'::integer")]
    [InlineData("'a'::text || 'b'::text", "text", "'a'::text || 'b'::text")]
    [InlineData("now()", "timestamp", "now()")]
    [InlineData("'1970-01-01'::timestamp", "timestamptz", "'1970-01-01'::timestamp")]
    [InlineData("'1970-01-01'::timestamp", "timestamp(3)", "'1970-01-01'")]
    public void A_literal_default_needs_no_cast_to_its_own_type(string printed, string type, string written) =>
        Assert.Equal(written, DefaultClause.Write(printed, type));

    [Fact]
    public async Task A_list_of_values_and_literal_defaults_are_read_back_the_same()
    {
        var statements = await new RoundTrip(server).ProveAsync(
            "create table t (role varchar(10) not null default 'admin' check (role in ('admin', 'other')), level integer default -2, mode text)",
            """
            create table t (
              role varchar(10) not null default 'viewer' check (role in ('admin', 'viewer')),
              level integer default -1,
              mode text constraint modes check (mode in ('it''s', 'b, c')),
              tags text[] default '{}',
              seen date default '2026-01-01',
              data jsonb default '{}'
            );
            create table u (
              a varchar(3) check (a in ('x', 'y')),
              b text check (b in ('x', 'y')),
              c uuid check (c::text = any (array['x', 'y']::varchar[]::text[])),
              d text check (d = any (array['x']))
            );
            create index t_admins on t (level) where role in ('admin', 'viewer');
            create view v as select * from t where role in ('admin', 'viewer');
            """);
        Assert.Contains("create table u (\n  a varchar(3) check (a in ('x', 'y')),\n  b text check (b in ('x', 'y')),\n  c uuid check (c::text = any (array['x', 'y']::varchar[]::text[])),\n  d text check (d = any (array['x'::text]))\n)", statements);
        var text = string.Join('\n', statements);
        Assert.Contains("add constraint modes check (mode in ('it''s', 'b, c'))", text);
        Assert.Contains("add constraint t_role_check check (role in ('admin', 'viewer'))", text);
        Assert.Contains("alter column role set default 'viewer'", text);
        Assert.Contains("alter column level set default -1", text);
        Assert.Contains("add column tags text[] default '{}'", text);
    }
}
