using Npgsql;
using Retort.Configuration;
using Retort.Server;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Configuration;

/// <summary>What the parts of an address become is opened on a real server.</summary>
public sealed class AddressOnServerTests(TestServer server)
{
    [Theory]
    [InlineData("postgresql://{user}:{password}@127.0.0.1:{port}/postgres?application_name=a%20b&connect_timeout=5&options=-c%20search_path%3Dpg_catalog")]
    [InlineData("postgresql+asyncpg://{user}:{password}@127.0.0.1:{port}/postgres?ssl=prefer&application_name=a+b&options=-csearch_path%3Dpg_catalog")]
    [InlineData("postgresql://{user}:{password}@127.0.0.1:1,127.0.0.1:{port}/postgres?application_name=a%20b&options=-csearch_path%3Dpg_catalog&target_session_attrs=read-write")]
    [InlineData("host=127.0.0.1 port={port} user={user} password='{password}' dbname=postgres application_name='a b' options='-c search_path=pg_catalog' sslmode=disable")]
    [InlineData("Host=127.0.0.1;Port={port};Username={user};Password={password};Database=postgres;Application Name=a b;Options=-c search_path=pg_catalog")]
    [InlineData("jdbc:postgresql://127.0.0.1:{port}/postgres?user={user}&password={password}&ApplicationName=a%20b&options=-csearch_path%3Dpg_catalog")]
    public async Task Every_form_opens_a_session_with_its_settings(string form)
    {
        var url = Fill(form);
        await using var connection = new NpgsqlConnection($"{url.ToConnectionString()};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select current_setting('application_name') || '/' || current_setting('search_path')", connection);
        Assert.Equal("a b/pg_catalog", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Programs_of_libpq_open_the_same_session()
    {
        Assert.SkipUnless(SearchPath.Find("psql") is not null, "there is no psql on this machine");
        var address = Fill("postgresql://{user}:{password}@127.0.0.1:1,127.0.0.1:{port}/postgres?application_name=a%20b&options=-c%20search_path%3Dpg_catalog").ToLibpq();
        var password = address.Environment.Select(pair => $"{pair.Key}={pair.Value}");
        var result = await ProgramRunner.RunAsync(["env", .. password, "psql", "-XAtwc", "select current_setting('application_name') || '/' || current_setting('search_path')", address.Url]);
        Assert.Equal(("a b/pg_catalog", ""), (result.Output.Trim(), result.Errors));
    }

    [Fact]
    public async Task Odd_names_and_passwords_reach_the_server_as_they_are()
    {
        const string Name = "o'dd \"n;a=me\\ é漢";
        const string Password = "p@/:?% ;'\"\\w=é";
        var admin = $"{server.ConnectionString};Database=postgres";
        await TestServer.ExecuteAsync(admin, $"create role {Quote(Name)} login password '{Password.Replace("'", "''")}'", $"create database {Quote(Name)} owner {Quote(Name)}");
        var url = Fill("postgresql://127.0.0.1:{port}/x") with { User = Name, Password = Password, Database = Name };
        await using var connection = new NpgsqlConnection($"{DatabaseUrl.Parse(url.ToUrl()).ToConnectionString()};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select current_user::text || '/' || current_database()", connection);
        Assert.Equal($"{Name}/{Name}", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"")}\"";

    private DatabaseUrl Fill(string form)
    {
        var parts = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        return DatabaseUrl.Parse(form.Replace("{user}", parts.Username).Replace("{password}", parts.Password).Replace("{port}", $"{parts.Port}"));
    }
}
