using Retort.Catalog.Privileges;
using Retort.Catalog.Reflection;

namespace Retort.Catalog.MemberPrivileges;

internal sealed class MemberPrivilegeReader() : ObjectReader("Catalog/MemberPrivileges/MemberPrivilege")
{
    public override DatabaseObject Read(CatalogRow row) => new MemberPrivilege
    {
        // The name is qualified already where it must be.
        Id = new(ObjectKinds.MemberPrivilege, "", row.Text("name"), Arguments: row.TextOrNull("column_name")),
        Extension = row.TextOrNull("extension"),
        Held = AccessList.Read(row.Texts("held"), row.Text("holder")),
        Initial = new(AccessList.Read(row.Texts("initial"), row.Text("holder"))),
        MemberOwner = new(row.Text("holder")),
    };
}
