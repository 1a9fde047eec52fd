using Retort.Catalog;

namespace Retort.Comparison;

/// <summary>The privileges that an object has when nobody granted or revoked any.</summary>
internal static class DefaultPrivilege
{
    /// <summary>PostgreSQL's own defaults: manual, section "Privileges".</summary>
    public static ValueList<Privilege> BuiltIn(DatabaseObject item, Database database) =>
        item.Id.Kind.Ddl.PrivilegeClass is { } letter ? database.BuiltInPrivileges.GetValueOrDefault(letter) : [];

    /// <summary>What a new object gets: PostgreSQL's defaults, unless ALTER DEFAULT PRIVILEGES says otherwise in the database where it is created.</summary>
    public static ValueList<Privilege> OnCreation(DatabaseObject item, ChangeSet set) => BuiltIn(item, set.From);
}
