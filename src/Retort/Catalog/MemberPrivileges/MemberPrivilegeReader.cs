using Retort.Catalog.Reflection;

namespace Retort.Catalog.MemberPrivileges;

internal sealed class MemberPrivilegeReader() : ObjectReader("Catalog/MemberPrivileges/MemberPrivilege")
{
    public override DatabaseObject Read(CatalogRow row) => new MemberPrivilege
    {
        // The name is qualified already where it must be.
        Id = new(ObjectKinds.MemberPrivilege, "", row.Text("name"), Arguments: row.TextOrNull("column_name")),
        Extension = row.TextOrNull("extension"),
        Held = Privilege.Read(row.Texts("held")),
        Initial = new(Privilege.Read(row.Texts("initial"))),
        MemberOwner = new(row.Text("member_owner")),
    };
}
