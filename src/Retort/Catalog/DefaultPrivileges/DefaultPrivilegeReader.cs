using Retort.Catalog.Reflection;

namespace Retort.Catalog.DefaultPrivileges;

internal sealed class DefaultPrivilegeReader() : ObjectReader("Catalog/DefaultPrivileges/DefaultPrivilege")
{
    public override DatabaseObject Read(CatalogRow row)
    {
        var (role, isGlobal) = (row.Text("holder"), row.Flag("is_global"));
        return new DefaultPrivilege { Id = DefaultPrivilege.Identity(row.Text("objects"), role, isGlobal ? null : row.Schema()), Role = role, IsGlobal = isGlobal };
    }
}
