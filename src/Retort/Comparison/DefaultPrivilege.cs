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
    /// <param name="item">The object that is created.</param>
    /// <param name="set">All changes.</param>
    /// <param name="role">Who creates it.</param>
    public static ValueList<Privilege> OnCreation(DatabaseObject item, ChangeSet set, string role)
    {
        // A type that is only announced has no rights, and takes none.
        if (item.Id.Kind.Ddl.PrivilegeClassOf(item) is null || Objects(item.Id.Kind.Ddl.PrivilegeClass) is not { } objects) return BuiltIn(item, set.From);
        var everywhere = Said(objects, null) ?? BuiltIn(item, set.From);
        return Said(objects, item.Id.Schema) is { } here ? Privilege.Merge([.. everywhere, .. here]) : everywhere;

        ValueList<Privilege>? Said(string sort, string? schema) =>
            set.Becomes(Catalog.DefaultPrivileges.DefaultPrivilege.Identity(sort, role, schema))?.Privileges;
    }

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
