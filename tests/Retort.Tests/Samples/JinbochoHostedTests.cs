using Retort.Tests.CommandLine;
using Retort.Tests.Execution;
using Retort.Tests.Fixtures;
using Retort.Tests.Tls;

namespace Retort.Tests.Samples;

/// <summary>A database that somebody else hosts: one URL, in the form that they give it, over TLS.</summary>
public sealed class JinbochoHostedTests(TlsServer tls) : IClassFixture<TlsServer>
{
    [Fact]
    public async Task A_service_and_the_tool_take_the_url_as_it_is_given()
    {
        var admin = $"Host=127.0.0.1;Port={tls.Port};Username=app;Password={TlsServer.Password};SSL Mode=Disable;Pooling=false";
        await TestServer.ExecuteAsync($"{admin};Database=postgres", "create database auth_db owner only_tls");
        var url = $"postgresql+asyncpg://only_tls:{TlsServer.Password}@127.0.0.1:{tls.Port}/auth_db?ssl=require";

        using var scene = new Scene();
        scene.File("retort.json", Conventions.Source.Read("retort.json")).File(".env", $"AUTH_DATABASE_URL={url}\n");
        foreach (var file in Conventions.Source.Files("samples/Jinbocho/Auth", "*.sql")) scene.File(file, Conventions.Source.Read(file));
        await scene.DoAsync("upgrade +2 -d auth");

        await using var auth = await SampleProgram.ListenAsync("samples/Jinbocho/Auth", ("ConnectionStrings__auth", url), ("Jinbocho__Secret", "a secret of the tests that is long enough"));
        await auth.ReadyAsync();
        Assert.Equal("6", await new TestDatabase($"{admin};Database=auth_db").QueryAsync("select count(*) from retort.revision"));
        await scene.DoAsync("check -d auth");
    }
}
