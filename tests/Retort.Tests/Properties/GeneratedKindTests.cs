using Retort.Catalog;
using Retort.Tests.Fixtures;
using Retort.Tests.Properties.Generation;

namespace Retort.Tests.Properties;

/// <summary>The properties speak of every kind only when every kind is generated.</summary>
public sealed class GeneratedKindTests(TestServer server)
{
    private static readonly Dictionary<ObjectKind, string> Left = new()
    {
        [ObjectKinds.Subscription] = "it belongs to the cluster: a copy of a database has none, and a database that has one cannot be dropped",
    };

    [Fact]
    public async Task A_whole_schema_has_every_kind_that_is_not_left_out_for_a_reason()
    {
        foreach (var role in Draft.Roles) await server.CreateRoleAsync(role);
        var url = await server.CreateDatabaseAsync();
        var version = await TestServer.VersionAsync(url);
        Assert.SkipWhen(version < 15, "publications of schemas exist since PostgreSQL 15");
        Assert.Null(await Psql.RunAsync(url, SchemaGenerator.Write(new Draft(7, version) { IsWhole = true })));

        var database = await Judge.ReadAsync(url);
        var generated = database.Objects.Select(item => item.Id.Kind).ToHashSet();
        Assert.Equal(Left.Keys.Select(kind => kind.Name), ObjectKinds.All.Where(kind => !generated.Contains(kind)).Select(kind => kind.Name));
        Assert.Empty(database.NotModelled);
    }
}
