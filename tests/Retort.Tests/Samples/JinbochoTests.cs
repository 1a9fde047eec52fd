using Retort.Comparison;
using Retort.Tests.Fixtures;
using Retort.Workspaces;
using Retort.Workspaces.Checks;

namespace Retort.Tests.Samples;

/// <summary>The histories of samples/Jinbocho, from nothing to the model and back.</summary>
public sealed class JinbochoTests(TestServer server)
{
    public static TheoryData<string> Databases => ["auth", "catalog", "ai"];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_history_ends_at_the_model(string name)
    {
        var sample = await SampleDatabase.CreateAsync(server, name);
        await sample.UpgradeAsync("head");
        Assert.Equal("", await sample.DifferenceFromModelAsync());
        Assert.Empty((await sample.Database.CheckAsync(TestContext.Current.CancellationToken)).Findings);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Every_downgrade_leads_back_to_the_schema_before(string name)
    {
        var sample = await SampleDatabase.CreateAsync(server, name);
        foreach (var revision in sample.Revisions)
        {
            var before = await sample.ReadAsync();
            await sample.UpgradeAsync("+1");
            await sample.DowngradeAsync("-1");
            Assert.Equal("", Statements(await sample.ReadAsync(), before));
            await sample.UpgradeAsync(revision);
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Down_to_base_and_up_again_gives_the_same_schema(string name)
    {
        var sample = await SampleDatabase.CreateAsync(server, name);
        await sample.UpgradeAsync("head");
        var first = await sample.ReadAsync();
        await sample.DowngradeAsync("base");
        Assert.DoesNotContain((await sample.ReadAsync()).Objects, item => item.Id.Kind == Retort.Catalog.ObjectKinds.Table);
        await sample.UpgradeAsync("head");
        Assert.Equal("", Statements(first, await sample.ReadAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_tables_are_those_of_the_system(string name)
    {
        var sample = await SampleDatabase.CreateAsync(server, name);
        await sample.UpgradeAsync("head");
        Approved.Check(Path.Combine(Conventions.Source.Root, "tests/Retort.Tests/Samples", $"{name}.tables.txt"), await sample.Server.QueryAsync(InformationSchema) + "\n");
    }

    private static string Statements(Retort.Catalog.Database from, Retort.Catalog.Database to) =>
        string.Join('\n', Comparer.Compare(from, to).Statements.Select(statement => statement.Sql));

    /// <summary>Columns, then keys, one a line, as the standard's views tell them.</summary>
    private const string InformationSchema = """
        select line
        from (
          select 1, table_name, ordinal_position::text, format('%s.%s %s%s%s', table_name, column_name, data_type,
            case is_nullable when 'NO' then ' not null' end, ' default ' || column_default)
          from information_schema.columns
          where table_schema = 'public'
          union all
          select 2, t.table_name, t.constraint_name, format('%s %s (%s)%s', t.table_name, lower(t.constraint_type),
            (select string_agg(k.column_name, ', ' order by k.ordinal_position) from information_schema.key_column_usage k where k.constraint_name = t.constraint_name),
            ' references ' || (select distinct u.table_name::text from information_schema.constraint_column_usage u where u.constraint_name = r.constraint_name)
            || ' on delete ' || lower(r.delete_rule))
          from information_schema.table_constraints t
          left join information_schema.referential_constraints r on r.constraint_name = t.constraint_name
          where t.table_schema = 'public' and t.constraint_type in ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY')
          union all
          select 3, tablename, indexname, replace(indexdef, 'public.', '')
          from pg_indexes
          where schemaname = 'public' and indexname !~ '_(pkey|key)$' or indexdef ~ ' WHERE '
        ) lines (part, table_name, place, line)
        order by table_name, part, line
        """;
}
