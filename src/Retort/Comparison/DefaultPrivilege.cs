using Retort.Catalog;

namespace Retort.Comparison;

/// <summary>The privileges that an object has when nobody granted or revoked any.</summary>
internal static class DefaultPrivilege
{
    /// <summary>PostgreSQL's own defaults: manual, section "Privileges".</summary>
    public static ValueList<Privilege> BuiltIn(DatabaseObject item, Database database) =>
        item.Id.Kind.Ddl.PrivilegeClassOf(item) is { } letter ? database.BuiltInPrivileges.GetValueOrDefault(letter) : [];

    /// <summary>What a new object gets: PostgreSQL's defaults, unless ALTER DEFAULT PRIVILEGES says otherwise where it is created.</summary>
    /// <remarks>Changes of default privileges come before anything is created: those of the target count already, those that go no longer.</remarks>
    public static ValueList<Privilege> OnCreation(DatabaseObject item, ChangeSet set)
    {
        if (Objects(item.Id.Kind.Ddl.PrivilegeClass) is not { } objects) return BuiltIn(item, set.From);
        var everywhere = Said(objects, null) ?? BuiltIn(item, set.From);
        return Said(objects, item.Id.Schema) is { } here ? Merge([.. everywhere, .. here]) : everywhere;

        ValueList<Privilege>? Said(string sort, string? schema) =>
            set.Becomes(Catalog.DefaultPrivileges.DefaultPrivilege.Identity(sort, set.From.Role, schema))?.Privileges;
    }

    /// <summary>Each right once, with the grant option when any says so.</summary>
    private static ValueList<Privilege> Merge(IEnumerable<Privilege> privileges) =>
        privileges.GroupBy(one => (one.Grantee, one.Name)).Select(same => new Privilege(same.Key.Grantee, same.Key.Name, same.Any(one => one.Grantable))).ToValueList();

    private static string? Objects(string? letter) => letter switch
    {
        "r" => "tables",
        "s" => "sequences",
        "f" => "functions",
        "T" => "types",
        "n" => "schemas",
        _ => null,
    };
}
