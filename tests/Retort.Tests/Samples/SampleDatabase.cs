using Retort.Sources;
using Retort.Tests.Conventions;
using Retort.Tests.Execution;
using Retort.Tests.Fixtures;
using Retort.Workspaces;
using Retort.Workspaces.Runs;
using Retort.Workspaces.Schemas;

namespace Retort.Tests.Samples;

/// <summary>A database of the workspace at the root of the repository, on the test server and empty at first.</summary>
internal sealed class SampleDatabase(WorkspaceDatabase database, string connectionString)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public WorkspaceDatabase Database => database;

    public TestDatabase Server { get; } = new(connectionString);

    /// <summary>The ids of its revisions, the oldest first.</summary>
    public IReadOnlyList<string> Revisions => [.. database.Graph.Upgrade([], "heads").Select(step => step.Revision.Id)];

    public static async Task<SampleDatabase> CreateAsync(TestServer server, string name)
    {
        var connectionString = await server.CreateDatabaseAsync();
        return new(Workspace.Open(Source.Root, connectionString, [name]).Databases[0], connectionString);
    }

    public Task UpgradeAsync(string target) => database.MigrateAsync(new() { Target = target }, Cancellation);

    public Task DowngradeAsync(string target) => database.MigrateAsync(new() { Target = target, IsDowngrade = true }, Cancellation);

    /// <summary>What leads from the database to its model.</summary>
    public async Task<string> DifferenceFromModelAsync() =>
        string.Join('\n', (await database.DiffAsync(new SchemaSpec.Live(), new SchemaSpec.Model(), Cancellation)).Statements);

    public Task<Retort.Catalog.Database> ReadAsync() => LiveSource.ReadAsync(connectionString, new(database.Configuration.Schema), Cancellation);
}
