using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quickstart.Db.Tests;
using Retort.Testing;

[assembly: AssemblyFixture(typeof(MigratedDatabase))]

namespace Quickstart.Db.Tests;

/// <summary>One database at head for all tests; what a test does in it is rolled back.</summary>
public sealed class MigratedDatabase : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Database = await TestDatabase.CreateAsync<QuickstartContext>();

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    /// <summary>A context whose work is undone when its scope is disposed.</summary>
    public static QuickstartContext Context(RollbackScope scope)
    {
        var context = new QuickstartContext(new DbContextOptionsBuilder<QuickstartContext>().UseNpgsql(scope.Connection).Options);
        context.Database.UseTransaction(scope.Transaction);
        return context;
    }

    /// <summary>The service as an application gets it.</summary>
    public DatabaseService Service() => new ServiceCollection().AddSingleton(Database.DataSource)
        .AddDbContextFactory<QuickstartContext>(options => options.UseNpgsql(Database.DataSource)).AddSingleton<DatabaseService>()
        .BuildServiceProvider().GetRequiredService<DatabaseService>();
}
