using Npgsql;
using Retort.Errors;
using Retort.Revisions;
using Retort.Revisions.Code;

namespace Retort.Testing;

/// <summary>A fresh database at head that lives as long as this object.</summary>
/// <remarks>
/// It is a copy of a template, which is made once for each state of the history and shared by all processes that use the server. Any number of
/// tests and processes may make databases at the same time. What a killed process left is dropped by the next one.
/// </remarks>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TestServer server;
    private NpgsqlDataSource? dataSource;

    private TestDatabase(TestServer server, string name, string connectionString)
    {
        this.server = server;
        Name = name;
        ConnectionString = connectionString;
    }

    /// <summary>Its name on the server.</summary>
    public string Name { get; }

    /// <summary>Npgsql's connection string, with the password.</summary>
    public string ConnectionString { get; }

    /// <summary>A pooled data source, made when it is first asked for and disposed with the database.</summary>
    public NpgsqlDataSource DataSource => dataSource ??= NpgsqlDataSource.Create(ConnectionString);

    /// <summary>A database with the revisions that the assembly of a type carries: that of a DbContext, say.</summary>
    /// <exception cref="RetortException">There are no revisions (<c>no-revisions</c>), one of them fails, or the server cannot be reached.</exception>
    public static Task<TestDatabase> CreateAsync<T>(TestDatabaseOptions? options = null, CancellationToken cancellationToken = default) =>
        CreateAsync((options ?? new()) with { Assembly = options?.Assembly ?? typeof(T).Assembly }, cancellationToken);

    /// <summary>A database with the revisions that the options name.</summary>
    /// <exception cref="RetortException">There are no revisions (<c>no-revisions</c>), one of them fails, or the server cannot be reached.</exception>
    public static async Task<TestDatabase> CreateAsync(TestDatabaseOptions options, CancellationToken cancellationToken = default)
    {
        var server = await TestServer.OfAsync(options.Server, cancellationToken);
        var template = await TestTemplate.OfAsync(server, History(options), options.Schema, cancellationToken);
        var name = server.NewName();
        await server.ExecuteAsync($"create database {name} template {template}", cancellationToken);
        return new TestDatabase(server, name, server.For(name));
    }

    /// <summary>Opens a connection and a transaction that is rolled back at the end: for tests that share one database.</summary>
    public async Task<RollbackScope> BeginRollbackAsync(CancellationToken cancellationToken = default)
    {
        var connection = await DataSource.OpenConnectionAsync(cancellationToken);
        return new RollbackScope(connection, await connection.BeginTransactionAsync(cancellationToken));
    }

    /// <summary>Drops it; sessions that are still open are ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (dataSource is not null) await dataSource.DisposeAsync();
        await using (var others = new NpgsqlConnection(ConnectionString)) NpgsqlConnection.ClearPool(others);
        await server.DropAsync(Name);
    }

    private static RevisionGraph History(TestDatabaseOptions options)
    {
        if (options.Folder is { } folder) return new RevisionFolder(folder).LoadGraph() is { Revisions.Count: > 0 } files ? files : throw None($"the folder \"{folder}\"");
        var assembly = options.Assembly ?? throw new ArgumentException("neither an assembly nor a folder is named", nameof(options));
        var carried = ProgramRevisions.Read(assembly, options.EmbeddedFolder, options.Database);
        if (carried.Count == 0) throw None($"the assembly \"{assembly.GetName().Name}\"");
        return RevisionGraph.Load(carried);
    }

    private static RevisionException None(string place) => new("no-revisions", $"there are no revisions in {place}")
    {
        Hint = "Embed them: `<RetortRevisions Include=\"migrations\" />` in the project that references Retort.Hosting or Retort.EntityFrameworkCore; or name a folder.",
    };
}
