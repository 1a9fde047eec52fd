using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Branches;

/// <summary>A workspace in a git repository whose branches have databases on the test server.</summary>
internal sealed class BranchScene : IDisposable
{
    private readonly string address;
    private readonly string connectionString;

    private BranchScene(string connectionString)
    {
        this.connectionString = connectionString;
        address = Scene.Url(connectionString);
        Plain = new Uri(address).AbsolutePath[1..];
        Scene = new Scene();
        Scene.File("retort.json", Configuration("true"));
        Scene.File(".gitignore", ".retort/\n");
        Scene.Revision("a1", null, "create table users (id int primary key, name text);", "drop table users;");
        Git = new GitRepository(Scene.Folder);
        Scene.ScrubUrl(address);
    }

    public Scene Scene { get; }

    public GitRepository Git { get; }

    /// <summary>The name of the default branch's database.</summary>
    public string Plain { get; }

    public static async Task<BranchScene> OnAsync(TestServer server) => new(await server.CreateDatabaseAsync());

    /// <summary>The text of retort.json.</summary>
    public string Configuration(string perBranch, string more = "") =>
        $$"""{ "databases": { "app": { "url": "{{address}}", "revisions": "migrations", "perBranch": {{perBranch}}, "model": [ { "sql": "schema/*.sql" } ]{{more}} } } }""";

    /// <summary>The address of the database that is meant now, as the tool prints it.</summary>
    public async Task<string> DatabaseAsync()
    {
        await Scene.RunAsync("db", "url");
        return new Uri(Scene.Output.Trim()).AbsolutePath[1..];
    }

    /// <summary>What a query on a database of the server answers.</summary>
    public Task<string> AskAsync(string database, string query) => TestServer.AskAsync(new Npgsql.NpgsqlConnectionStringBuilder(connectionString) { Database = database }.ConnectionString, query);

    public void Dispose() => Scene.Dispose();
}
