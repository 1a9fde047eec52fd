using Npgsql;
using Retort.Catalog.Reflection;
using Retort.Tests.Fixtures;
using Retort.Workspaces.Checks;

namespace Retort.Tests.Comparison;

public sealed class ConventionFindingTests(TestServer server)
{
    [Fact]
    public async Task What_a_schema_lacks_is_named_and_what_it_has_is_not()
    {
        var findings = await FindAsync("""
            create table good (id int primary key, created_at timestamptz);
            create table child (id int primary key, good_id int references good, other_id int references good, third_id int references good, created_at timestamptz);
            create index on child (good_id, id);
            create unique index on child (third_id) where third_id > 0;
            alter table child add unique (other_id, id);
            create table "Bad" ("FullName" text);
            """);
        Assert.Equal(
            ["missing-primary-key: \"Bad\"", "missing-foreign-key-index: child (third_id)", "unconventional-name: \"Bad\", \"Bad\".\"FullName\"", "missing-timestamps: \"Bad\""],
            findings.Select(finding => $"{finding.Code}: {string.Join(", ", finding.Details)}"));
    }

    [Fact]
    public async Task Random_keys_archived_rows_in_unique_indexes_and_enums_that_are_only_numbers_are_named()
    {
        var findings = await FindAsync("""
            create table random (id uuid primary key default gen_random_uuid(), other uuid default gen_random_uuid(), created_at timestamptz);
            create table kept (id uuid primary key, email text unique, created_at timestamptz, archived_at timestamptz not null);
            create table archived (id uuid primary key, email text unique, name text, created_at timestamptz, archived_at timestamptz);
            create unique index archived_name on archived (name);
            create unique index archived_live on archived (lower(name)) where archived_at is null;
            create index archived_plain on archived (name);
            """, "orders.state");
        Assert.Equal(
            ["random-key: random.id", "unique-with-archived: archived.archived_email_key, archived.archived_name", "unchecked-enum: orders.state"],
            findings.Select(finding => $"{finding.Code}: {string.Join(", ", finding.Details)}"));
    }

    [Fact]
    public async Task Nothing_is_found_where_nothing_is_wrong() => Assert.Empty(await FindAsync("create table good (id int primary key, created_at timestamptz)"));

    private async Task<ValueList<CheckFinding>> FindAsync(string sql, params string[] enums)
    {
        var url = await server.CreateDatabaseAsync();
        await using var connection = new NpgsqlConnection(url);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using (var command = new NpgsqlCommand(sql, connection)) await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return ConventionFindings.Of(await CatalogReader.ReadAsync(connection), [.. enums]);
    }
}
