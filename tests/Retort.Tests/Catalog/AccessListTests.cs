using Retort.Catalog;
using Retort.Catalog.Privileges;

namespace Retort.Tests.Catalog;

/// <summary>Access lists as the server writes them.</summary>
public sealed class AccessListTests
{
    [Fact]
    public void Rights_are_those_of_the_owner_of_everybody_and_of_roles_with_their_grantors() => Assert.Equal(
        [new("", "insert", false), new("", "select", false), new("ben", "select", true), new("cleo", "select", false, "ben"), new("public", "select", false)],
        AccessList.Read(["anna=ar/anna", "=r/anna", "ben=r*/anna", "cleo=r/ben"], "anna").ToArray());

    [Theory]
    [InlineData("\"Jo Ann\"=r/\"Jo Ann\"", "Jo Ann", "Jo Ann")]
    [InlineData("\"a\"\"=w/b\"=r/\"c\"\"/=\"", "a\"=w/b", "c\"/=")]
    [InlineData("\"tab\there\"=r/größe_1", "tab\there", "größe_1")]
    [InlineData("\"\"\"\"=r/\"\"\"\"\"\"", "\"", "\"\"")]
    public void A_role_may_be_named_anything(string item, string grantee, string grantor) =>
        Assert.Equal([new(grantee, "select", false, grantor)], AccessList.Read([item], "owner").ToArray());

    [Fact]
    public void A_list_means_the_same_in_any_order() =>
        Assert.Equal(AccessList.Read(["ben=rw/anna", "=r/anna"], "anna"), AccessList.Read(["=r/anna", "ben=wr/anna"], "anna"));
}
