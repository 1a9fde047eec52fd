using Retort.Configuration;
using Retort.Errors;

namespace Retort.Tests.Configuration;

public sealed class WorkspaceConfigurationTests : IDisposable
{
    private readonly WorkspaceFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_setting_is_read()
    {
        folder.Write("retort.json", """
            // a comment
            {
              "$schema": "docs/reference/retort.schema.json",
              "databases": {
                "auth": {
                  "url": "local:auth_db", "directUrl": "postgresql://h/auth_db", "revisions": "auth/migrations",
                  "model": [ { "sql": "auth/*.sql" }, { "sql": ["a.sql", "b.sql"] }, { "project": "src/Auth", "context": "AuthContext" } ],
                  "optional": true, "schema": "auth", "fileName": "{id}.sql", "lockTimeout": "1500ms", "protected": true, "referenceData": ["country", "c*"],
                  "include": { "schemas": ["auth"], "kinds": ["table"] }, "exclude": { "schemas": "x", "kinds": [] }, "privileges": true, "owners": true, /* trailing */
                },
              },
              "scratch": "postgresql://s/x",
              "server": { "version": 17, "port": 5499, "data": "var/pg" },
            }
            """);
        string At(string path) => Path.Combine(folder.Path, path);
        var workspace = folder.Load();
        Assert.Equal(
            new DatabaseConfiguration
            {
                Name = "auth",
                Url = DatabaseUrl.Parse("local:auth_db"),
                DirectUrl = DatabaseUrl.Parse("postgresql://h/auth_db"),
                Revisions = At("auth/migrations"),
                Model =
                [
                    new SqlModelSource { Globs = [At("auth/*.sql")] },
                    new SqlModelSource { Globs = [At("a.sql"), At("b.sql")] },
                    new ProjectModelSource { Project = At("src/Auth"), Context = "AuthContext" },
                ],
                Optional = true,
                Schema = "auth",
                FileName = "{id}.sql",
                LockTimeout = TimeSpan.FromSeconds(1.5),
                Protected = true,
                ReferenceData = ["country", "c*"],
                Include = new ObjectFilter { Schemas = ["auth"], Kinds = ["table"] },
                Exclude = new ObjectFilter { Schemas = ["x"] },
                ComparePrivileges = true,
                CompareOwners = true,
            },
            Assert.Single(workspace.Databases));
        Assert.Equal(DatabaseUrl.Parse("postgresql://s/x"), workspace.Scratch);
        Assert.Equal(new ServerConfiguration { MajorVersion = 17, Port = 5499, DataFolder = At("var/pg") }, workspace.Server);
    }

    [Fact]
    public void The_file_is_found_from_a_folder_below()
    {
        folder.Write("retort.json", Database("\"local:a\"")).Write("x/y/z.txt", "");
        var workspace = folder.Load("x/y");
        Assert.Equal((folder.Path, Path.Combine(folder.Path, "retort.json")), (workspace.Folder, workspace.File));
        Assert.Equal(Path.Combine(folder.Path, "m"), workspace.Databases[0].Revisions);
    }

    [Fact]
    public void A_variable_alone_is_enough_for_one_database()
    {
        folder.Environment["DATABASE_URL"] = "postgresql://u:p@h/app";
        var workspace = folder.Load();
        Assert.Null(workspace.File);
        Assert.Equal(
            new DatabaseConfiguration { Name = "app", Url = DatabaseUrl.Parse("postgresql://u:p@h/app"), Revisions = Path.Combine(folder.Path, "migrations") },
            Assert.Single(workspace.Databases));
    }

    [Fact]
    public void A_variable_alone_may_stand_in_an_env_file()
    {
        folder.Write(".env", "\nDATABASE_URL=nonsense\n");
        var failure = Assert.Throws<ConfigurationException>(() => folder.Load());
        Assert.Equal([$"{Path.Combine(folder.Path, ".env")}:2 (DATABASE_URL)"], failure.Where);
    }

    [Fact]
    public void Without_file_and_variable_the_error_says_what_to_do()
    {
        var failure = Assert.Throws<ConfigurationException>(() => folder.Load());
        Assert.Equal(("no-workspace", "Run `retort init`, or set `DATABASE_URL`."), (failure.Code, failure.Hint));
    }

    [Theory]
    [InlineData("${NAME}", "local", "env", "environment", "environment")]
    [InlineData("${NAME}", "local", "env", null, "local")]
    [InlineData("${NAME}", null, "env", null, "env")]
    [InlineData("${name}", null, "env", null, "env")]
    [InlineData("${NAME:-default}", null, null, null, "default")]
    [InlineData("${NAME:-default}", null, null, "", "default")]
    [InlineData("${NAME:-default}", null, "env", null, "env")]
    [InlineData("${NAME:-${OTHER:-inner}}", null, null, null, "inner")]
    [InlineData("a_${NAME}_b", null, "env", null, "a_env_b")]
    [InlineData("$${NAME}", null, "env", null, "${NAME}")]
    public void Variables_come_from_the_environment_then_the_local_file_then_the_file(string text, string? local, string? env, string? environment, string expected)
    {
        folder.Write("retort.json", Database($"\"local:{text}\""));
        if (local is not null) folder.Write(".env.local", $"NAME={local}");
        if (env is not null) folder.Write(".env", $"NAME={env}\nUNKNOWN=1");
        if (environment is not null) folder.Environment["NAME"] = environment;
        Assert.Equal(expected, folder.Load().Databases[0].Url.Database);
    }

    [Fact]
    public void An_optional_database_whose_variable_is_not_set_is_left_out()
    {
        folder.Write("retort.json", """{ "databases": { "a": { "url": "local:a", "revisions": "a" }, "ai": { "url": "${AI_URL}", "revisions": "b", "optional": true } } }""");
        var workspace = folder.Load();
        Assert.Equal(["a"], workspace.Databases.Select(database => database.Name));
        Assert.Equal([new AbsentDatabase("ai", "AI_URL")], workspace.Absent);
    }

    private static string Database(string url) => $$"""{ "databases": { "a": { "url": {{url}}, "revisions": "m" } } }""";
}
