using Npgsql;
using Retort.Configuration;
using Retort.Errors;
using Retort.Execution;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Tls;

/// <summary>What every form of address says about TLS is done, with a real server at the other end.</summary>
public sealed class TlsTests(TlsServer tls, TestServer plain) : IClassFixture<TlsServer>
{
    private const string Encrypted = "encrypted";
    private const string Bare = "not encrypted";

    [Theory]
    // libpq's modes.
    [InlineData("postgresql://app:{p}@127.0.0.1:{port}/app", Encrypted)]
    [InlineData("postgresql://app:{p}@127.0.0.1:{port}/app?sslmode=disable", Bare)]
    [InlineData("postgresql://app:{p}@127.0.0.1:{port}/app?sslmode=allow", Bare)]
    [InlineData("postgresql://app:{p}@127.0.0.1:{port}/app?sslmode=prefer", Encrypted)]
    [InlineData("postgresql://app:{p}@127.0.0.1:{port}/app?sslmode=require", Encrypted)]
    [InlineData("postgresql://app:{p}@127.0.0.1:{port}/app?sslmode=require&sslrootcert={ca}", Encrypted)]
    [InlineData("postgresql://app:{p}@127.0.0.1:{port}/app?sslmode=verify-ca&sslrootcert={ca}", Encrypted)]
    [InlineData("postgresql://app:{p}@localhost:{port}/app?sslmode=verify-full&sslrootcert={ca}", Encrypted)]
    // The server lets this role in with TLS only: the first attempt of "allow" is without.
    [InlineData("postgresql://only_tls:{p}@127.0.0.1:{port}/app?sslmode=allow", Encrypted)]
    [InlineData("postgresql://only_tls:{p}@127.0.0.1:{port}/app?sslmode=prefer", Encrypted)]
    // SQLAlchemy's and asyncpg's.
    [InlineData("postgresql+asyncpg://app:{p}@127.0.0.1:{port}/app?ssl=require", Encrypted)]
    [InlineData("postgresql+asyncpg://app:{p}@127.0.0.1:{port}/app?ssl=true", Encrypted)]
    [InlineData("postgresql+asyncpg://app:{p}@127.0.0.1:{port}/app?ssl=disable", Bare)]
    [InlineData("postgresql+asyncpg://app:{p}@127.0.0.1:{port}/app?ssl=false", Bare)]
    [InlineData("postgresql+asyncpg://app:{p}@localhost:{port}/app?ssl=verify-full&sslrootcert={ca}", Encrypted)]
    [InlineData("postgresql+psycopg://app:{p}@localhost:{port}/app?sslmode=verify-full&sslrootcert={ca}", Encrypted)]
    // JDBC's "ssl=true" verifies the server.
    [InlineData("jdbc:postgresql://localhost:{port}/app?user=app&password={p}&ssl=true&sslrootcert={ca}", Encrypted)]
    [InlineData("jdbc:postgresql://127.0.0.1:{port}/app?user=app&password={p}&sslmode=require", Encrypted)]
    // libpq's keywords.
    [InlineData("host=localhost port={port} dbname=app user=app password={p} sslmode=verify-full sslrootcert='{ca}'", Encrypted)]
    [InlineData("host=127.0.0.1 port={port} dbname=app user=app password={p} sslmode=disable", Bare)]
    // Npgsql's.
    [InlineData("Host=localhost;Port={port};Database=app;Username=app;Password={p};SSL Mode=VerifyFull;Root Certificate={ca}", Encrypted)]
    [InlineData("Host=127.0.0.1;Port={port};Database=app;Username=app;Password={p};SSL Mode=VerifyCA;Root Certificate={ca}", Encrypted)]
    [InlineData("Host=127.0.0.1;Port={port};Database=app;Username=app;Password={p};SslMode=Disable", Bare)]
    [InlineData("Host=127.0.0.1;Port={port};Database=app;Username=app;Password={p};SSL Mode=Require", Encrypted)]
    // A certificate instead of a password.
    [InlineData("postgresql://certified@localhost:{port}/app?sslmode=verify-full&sslrootcert={ca}&sslcert={cert}&sslkey={key}", Encrypted)]
    [InlineData("postgresql+psycopg2://certified@127.0.0.1:{port}/app?sslmode=require&sslcert={cert}&sslkey={key}", Encrypted)]
    [InlineData("Host=localhost;Port={port};Database=app;Username=certified;SSL Mode=Require;SSL Certificate={cert};SSL Key={key}", Encrypted)]
    public async Task The_session_is_as_the_address_says(string form, string expected)
    {
        await using var source = new RunConnection(Fill(form).ToConnectionString());
        await using var connection = await source.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select ssl from pg_stat_ssl where pid = pg_backend_pid()", connection);
        Assert.Equal(expected, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is true ? Encrypted : Bare);
    }

    [Theory]
    [InlineData("postgresql://app:{p}@127.0.0.1:{port}/app?sslmode=verify-full&sslrootcert={ca}", "certificate-refused", "127.0.0.1")]
    [InlineData("postgresql://app:{p}@localhost:{port}/app?sslmode=verify-full&sslrootcert={other}", "certificate-refused", "other-ca.crt")]
    [InlineData("postgresql://app:{p}@localhost:{port}/app?sslmode=verify-ca&sslrootcert={other}", "certificate-refused", "other-ca.crt")]
    [InlineData("postgresql://app:{p}@localhost:{port}/app?sslmode=require&sslrootcert={other}", "certificate-refused", "other-ca.crt")]
    [InlineData("postgresql://app:{p}@localhost:{port}/app?sslmode=verify-full", "certificate-refused", "of this system")]
    [InlineData("postgresql://app:{p}@localhost:{port}/app?sslrootcert=system", "certificate-refused", "of this system")]
    [InlineData("postgresql+asyncpg://app:{p}@127.0.0.1:{port}/app?ssl=verify-full&sslrootcert={ca}", "certificate-refused", "127.0.0.1")]
    [InlineData("jdbc:postgresql://localhost:{port}/app?user=app&password={p}&ssl=true", "certificate-refused", "of this system")]
    [InlineData("host=127.0.0.1 port={port} dbname=app user=app password={p} sslmode=verify-full sslrootcert='{ca}'", "certificate-refused", "127.0.0.1")]
    [InlineData("Host=127.0.0.1;Port={port};Database=app;Username=app;Password={p};SSL Mode=VerifyFull;Root Certificate={ca}", "certificate-refused", "127.0.0.1")]
    [InlineData("Host=localhost;Port={port};Database=app;Username=app;Password={p};SSL Mode=VerifyCA;Root Certificate={other}", "certificate-refused", "other-ca.crt")]
    [InlineData("postgresql://only_tls:{p}@127.0.0.1:{port}/app?sslmode=disable", "login-refused", "only_tls")]
    [InlineData("postgresql://certified@localhost:{port}/app?sslmode=require", "login-refused", "certified")]
    [InlineData("postgresql://app:{p}@localhost:{port}/app?sslmode=verify-full&sslrootcert=/nowhere/ca.crt", "certificate-unreadable", "/nowhere/ca.crt")]
    [InlineData("postgresql://certified@localhost:{port}/app?sslmode=require&sslcert=/nowhere/me.crt&sslkey={key}", "certificate-unreadable", "/nowhere/me.crt")]
    [InlineData("postgresql://certified@localhost:{port}/app?sslmode=require&sslcert={key}&sslkey={key}", "certificate-unreadable", "client.key")]
    [InlineData("postgresql://x:{p}@127.0.0.1:{plain}/postgres?sslmode=require", "tls-missing", "127.0.0.1")]
    public async Task What_cannot_be_trusted_is_refused_and_said(string form, string code, string about)
    {
        await using var source = new RunConnection(Fill(form).ToConnectionString());
        var error = await Assert.ThrowsAsync<ServerException>(() => source.OpenAsync(TestContext.Current.CancellationToken));
        Assert.Equal(code, error.Code);
        Assert.Contains(about, $"{error.Message} {error.Detail} {string.Join(' ', error.Where)}");
        Assert.NotNull(error.Hint);
        Assert.DoesNotContain(TlsServer.Password, error.ToString());
    }

    [Fact]
    public async Task A_server_without_TLS_is_spoken_to_where_that_is_allowed()
    {
        await using var source = new RunConnection($"{plain.ConnectionString};Database=postgres;SSL Mode=Prefer");
        await using var connection = await source.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Equal(System.Data.ConnectionState.Open, connection.State);
    }

    [Fact]
    public async Task The_whole_tool_works_with_a_verified_server_and_a_certificate()
    {
        using var scene = await Scene.WithDatabaseAsync(plain);
        scene.Revision("a1", null, "create table t (id int);", "drop table t;").File("schema/t.sql", "create table t (id int);");
        var url = Fill("postgresql://certified@localhost:{port}/whole?sslmode=verify-full&sslrootcert={ca}&sslcert={cert}&sslkey={key}").ToUrl();
        foreach (var verb in (string[])["db create", "upgrade --backup", "check", "diff --from live --to head", "db backup whole.dump", "db restore whole.dump --yes", "db wipe --yes", "downgrade base", "db teardown --yes"])
        {
            await scene.RunAsync([.. verb.Split(' '), "--url", url]);
            Assert.True(scene.ExitCode is 0, $"{verb}: {scene.Errors}");
        }
    }

    [Fact]
    public async Task A_refused_certificate_says_what_to_do()
    {
        using var scene = await Scene.WithDatabaseAsync(plain);
        scene.Revision("a1", null, "create table t (id int);").Scrub($":{tls.Port}", ":<tls>").Scrub(Path.GetDirectoryName(tls.File("x"))!, "<certificates>").Scrub(Uri.EscapeDataString(Path.GetDirectoryName(tls.File("x"))!), "<certificates>");
        await scene.RunAsync("upgrade", "--url", Fill("postgresql://app:{p}@127.0.0.1:{port}/app?sslmode=verify-full&sslrootcert={ca}").ToUrl());
        await scene.RunAsync("status", "--url", Fill("postgresql://app:{p}@localhost:{port}/app?sslmode=verify-ca&sslrootcert={other}").ToUrl());
        await scene.RunAsync("status", "--url", Fill("postgresql://app:{p}@localhost:{port}/app?sslmode=verify-full&sslrootcert=/nowhere/ca.crt").ToUrl());
        scene.Approve();
    }

    private DatabaseUrl Fill(string form)
    {
        var escapes = form.Contains("://", StringComparison.Ordinal);
        return DatabaseUrl.Parse(form.Replace("{p}", TlsServer.Password).Replace("{port}", $"{tls.Port}").Replace("{plain}", $"{new NpgsqlConnectionStringBuilder(plain.ConnectionString).Port}")
            .Replace("{ca}", Path("ca.crt")).Replace("{other}", Path("other-ca.crt")).Replace("{cert}", Path("client.crt")).Replace("{key}", Path("client.key")));

        string Path(string name) => escapes ? Uri.EscapeDataString(tls.File(name)) : tls.File(name);
    }
}
