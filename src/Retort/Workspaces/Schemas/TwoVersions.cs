using Retort.Catalog;
using Retort.Catalog.Extensions;
using Retort.Catalog.Reflection;
using Retort.Comparison;
using Retort.Errors;
using Retort.Scratch;
using Retort.Sql;

namespace Retort.Workspaces.Schemas;

/// <summary>Two databases on servers of different versions, brought to what only the schemas make different.</summary>
/// <remarks>
/// The older one is built again on a server of the newer version, without rows, and read there: PostgreSQL itself says how the newer one spells it, and
/// which version of an extension it brings. Owners and privileges stay those of the older one.
/// </remarks>
internal static class TwoVersions
{
    private static readonly ObjectKind[] NotBuilt = [ObjectKinds.Subscription, ObjectKinds.DefaultPrivilege, ObjectKinds.MemberPrivilege];

    /// <summary>The older one as the newer server reads it; null when it cannot be built there.</summary>
    public static async Task<Database?> RespelledAsync(ScratchServer scratch, Database older, int version, ReadScope scope, CancellationToken cancellation)
    {
        await using var database = await scratch.CreateAsync(cancellation: cancellation);
        var empty = await database.ReadAsync(scope, cancellation);
        if (empty.ServerVersion != version) return null;
        var wanted = older.With(older.Objects.Where(item => !NotBuilt.Contains(item.Id.Kind)).Select(WithoutVersion));
        var statements = Comparer.Compare(empty, wanted, new() { Owners = false, Privileges = false }).Statements;
        try
        {
            await ScratchLoader.LoadAsync(database.ConnectionString, scope.Schema, [.. statements.Select(statement => (new SqlStatement { Text = statement.Sql, Line = 1 }, "the older database"))], cancellation);
        }
        catch (SourceException)
        {
            // The newer version has no such thing any more, or this server lacks a role or an extension.
            return null;
        }
        var built = await database.ReadAsync(scope, cancellation);
        return older.With([.. built.Objects.Select(item => Restored(item, older)), .. older.Objects.Where(item => NotBuilt.Contains(item.Id.Kind))]);
    }

    /// <summary>Both without what the newer version gives everybody and the older one does not know.</summary>
    public static (Database Older, Database Newer) Alike(Database older, Database newer)
    {
        // MAINTAIN came with 17; until 14 everybody could create in the schema public, and its owner was whoever made the cluster.
        if (older.ServerVersion < 17 && newer.ServerVersion >= 17) (older, newer) = (older.Without("maintain"), newer.Without("maintain"));
        var id = new ObjectId(ObjectKinds.Schema, "", "public");
        if (older.ServerVersion >= 15 || newer.ServerVersion < 15 || older[id] is not { } before || newer[id] is not { Owner: "pg_database_owner" } after) return (older, newer);
        var isUntouched = Rights(before).SetEquals(["create", "usage", "create to public", "usage to public"]) && Rights(after).SetEquals(["create", "usage", "usage to public"]);
        return (older, isUntouched ? newer.With(newer.Objects.Select(item => item.Id == id ? item with { Owner = before.Owner, Privileges = before.Privileges } : item)) : newer);
    }

    private static HashSet<string> Rights(DatabaseObject schema) =>
        [.. (schema.Privileges ?? []).Select(one => $"{one.Name}{(one.Grantee.Length == 0 ? "" : $" to {one.Grantee}")}")];

    /// <summary>The version that the server brings is no choice of anybody.</summary>
    private static DatabaseObject WithoutVersion(DatabaseObject item) => item is Extension extension ? extension with { DefaultVersion = new(extension.Version) } : item;

    private static DatabaseObject Restored(DatabaseObject item, Database older) => older[item.Id] is not { } old ? item : item switch
    {
        Extension built when old is Extension extension && extension.Version != extension.DefaultVersion.Value => built with { Owner = old.Owner, Version = extension.Version },
        Catalog.Columns.Column column => column with { Privileges = old.Privileges, TableOwner = ((Catalog.Columns.Column)old).TableOwner },
        _ => item with { Owner = old.Owner, Privileges = old.Privileges },
    };
}
