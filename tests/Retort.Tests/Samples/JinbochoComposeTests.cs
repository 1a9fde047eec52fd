using System.Text.RegularExpressions;
using Retort.Tests.CommandLine;
using Retort.Tests.Execution;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Samples;

/// <summary>What the compose file of samples/Jinbocho says of services and databases, against what they are.</summary>
public sealed partial class JinbochoComposeTests(TestServer server)
{
    private static readonly object file = Yaml.Read("samples/Jinbocho/compose.yaml");

    [Theory]
    [InlineData("auth", "auth_db", 5432)]
    [InlineData("catalog", "catalog_db", 5433)]
    [InlineData("ai", "ai_db", 5434)]
    public void A_database_has_the_name_and_the_port_that_it_always_had(string service, string database, int port)
    {
        Assert.Equal("postgres:16", file.Text($"services.{service}-db.image"));
        Assert.Equal([$"127.0.0.1:{port}:5432"], file.Texts($"services.{service}-db.ports"));
        Assert.Equal((database, "postgres"), (file.Text($"services.{service}-db.environment.POSTGRES_DB"), file.Text($"services.{service}-db.environment.POSTGRES_PASSWORD")));
        // The variable with the URL of a hosted database, else the one beside it.
        Assert.Equal($"${{{service.ToUpperInvariant()}_DATABASE_URL:-postgresql://postgres:postgres@{service}-db/{database}}}", file.Text($"services.{service}.environment.ConnectionStrings__{service}"));
        Assert.Equal("service_healthy", file.Text($"services.{service}.depends_on.{service}-db.condition"));
        Assert.Contains($"{service}-data", file.Names("volumes"));
    }

    [Fact]
    public void The_ai_service_is_optional() => Assert.Equal("ai ai", $"{file.Texts("services.ai.profiles").Single()} {file.Texts("services.ai-db.profiles").Single()}");

    /// <summary>The environment that the file gives, with only the database's address put in its place.</summary>
    [Theory]
    [InlineData("auth", "Auth")]
    [InlineData("catalog", "Catalog")]
    [InlineData("ai", "Ai")]
    public async Task A_service_starts_with_the_environment_of_the_file_alone(string service, string project)
    {
        var database = await server.CreateDatabaseAsync();
        var environment = file.Names($"services.{service}.environment").Select(name => (name, Default().Replace(file.Text($"services.{service}.environment.{name}")!, "$1")))
            .Select(pair => pair.name.StartsWith("ConnectionStrings", StringComparison.Ordinal) ? (pair.name, Scene.Url(database)) : pair);
        await using var started = await SampleProgram.ListenAsync($"samples/Jinbocho/{project}", [.. environment]);
        await started.ReadyAsync();
        Assert.NotEqual("0", await new TestDatabase(database).QueryAsync("select count(*) from retort.revision"));
    }

    [GeneratedRegex(@"^\$\{\w+:-(.*)\}$")]
    private static partial Regex Default();
}
