using Npgsql;
using Retort.Catalog.Reflection;
using Retort.Errors;
using Retort.Scratch;
using Retort.Sources;
using Retort.Tests.Fixtures;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Scratch;

public sealed class ScratchTests(TestServer server)
{
    private string Postgres => $"{server.ConnectionString};Database=postgres";

    [Fact]
    public async Task A_scratch_database_is_gone_when_it_is_no_longer_needed()
    {
        string name;
        await using (var scratch = await new ScratchServer(Postgres).CreateAsync())
        {
            name = new NpgsqlConnectionStringBuilder(scratch.ConnectionString).Database!;
            Assert.Equal("1", await CountAsync(name));
        }
        Assert.Equal("0", await CountAsync(name));
    }

    [Fact]
    public async Task What_a_dead_process_left_is_dropped_and_what_a_living_one_uses_stays()
    {
        await using var living = await new ScratchServer(Postgres).CreateAsync();
        var used = new NpgsqlConnectionStringBuilder(living.ConnectionString).Database!;
        await TestServer.ExecuteAsync(Postgres, "create database retort_scratch_00c0ffee");

        await using var next = await new ScratchServer(Postgres).CreateAsync();

        Assert.Equal("0", await CountAsync("retort_scratch_00c0ffee"));
        Assert.Equal("1", await CountAsync(used));
    }

    [Fact]
    public async Task A_scratch_database_with_a_subscription_is_dropped_too()
    {
        const string subscription = "create subscription feed connection 'dbname=nowhere' publication feed with (connect = false, enabled = false, slot_name = none)";
        string name;
        await using (var scratch = await new ScratchServer(Postgres).CreateAsync())
        {
            name = new NpgsqlConnectionStringBuilder(scratch.ConnectionString).Database!;
            await TestServer.ExecuteAsync(scratch.ConnectionString, subscription);
        }
        Assert.Equal("0", await CountAsync(name));

        await TestServer.ExecuteAsync(Postgres, "create database retort_scratch_00decade");
        await TestServer.ExecuteAsync($"{server.ConnectionString};Database=retort_scratch_00decade;Pooling=false", subscription);
        await using var next = await new ScratchServer(Postgres).CreateAsync();
        Assert.Equal("0", await CountAsync("retort_scratch_00decade"));
    }

    [Fact]
    public async Task A_role_that_may_not_create_databases_is_told_so()
    {
        await server.CreateRoleAsync("plain_role");
        await TestServer.ExecuteAsync(Postgres, "alter role plain_role login password 'plain'");
        var plain = new NpgsqlConnectionStringBuilder(Postgres) { Username = "plain_role", Password = "plain" }.ConnectionString;
        var error = await Assert.ThrowsAsync<ServerException>(() => new ScratchServer(plain).CreateAsync());
        Assert.Equal("scratch-not-allowed", error.Code);
    }

    [Fact]
    public async Task A_history_that_was_replayed_is_copied_and_only_what_is_new_runs()
    {
        var first = Revision("one", null, [Part("create table stamps (at timestamptz)", "insert into stamps values (clock_timestamp())")]);
        var second = Revision("two", "one", [Part("create table more ()")]);

        Assert.Equal(await StampAsync([first], "one"), await StampAsync([first, second], "two"));
    }

    [Fact]
    public async Task A_mistake_in_a_model_is_shown_with_its_file_and_line_and_PostgreSQLs_words()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("retort_model").FullName, "shop.sql");
        await File.WriteAllTextAsync(file, "create table a (id int);\n\ncreate table b (\n  id int,\n  a_id int refrences a\n);\n");
        var error = await Assert.ThrowsAsync<SourceException>(() => SqlSource.ReadAsync(new ScratchServer(Postgres), [file], new ReadScope("public"), CancellationToken.None));
        Assert.Equal("model-refused", error.Code);
        Assert.EndsWith("shop.sql:5", error.Where[0], StringComparison.Ordinal);
        Assert.Contains("syntax error at or near \"refrences\"", error.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_of_a_model_that_refuses_a_transaction_runs_alone()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("retort_model").FullName, "shop.sql");
        await File.WriteAllTextAsync(file, "create table a (id int); create index concurrently on a (id); create table b (id int);");
        var database = await SqlSource.ReadAsync(new ScratchServer(Postgres), [file], new ReadScope("public"), CancellationToken.None);
        Assert.Equal(["a_id_idx"], database.Objects.OfType<Retort.Catalog.Indexes.TableIndex>().Select(index => index.Id.Name));
    }

    private async Task<string> StampAsync(Retort.Revisions.Revision[] revisions, string head)
    {
        var graph = Retort.Revisions.RevisionGraph.Load(revisions);
        await using var replayed = await HistorySource.ReplayAsync(new ScratchServer(Postgres), graph, [head], "public", CancellationToken.None);
        return await QueryAsync(replayed.ConnectionString, "select at::text from stamps");
    }

    private Task<string> CountAsync(string database) => QueryAsync(Postgres, $"select count(*)::text from pg_database where datname = '{database}'");

    private static async Task<string> QueryAsync(string url, string sql)
    {
        await using var connection = new NpgsqlConnection($"{url};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
