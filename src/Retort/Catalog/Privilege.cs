namespace Retort.Catalog;

/// <summary>One right that one role holds on one object.</summary>
/// <param name="Grantee">The role; <c>public</c> for everybody; empty for the object's owner, whoever that is.</param>
/// <param name="Name">In lower case, as in GRANT: <c>select</c>, <c>usage</c>.</param>
/// <param name="Grantable">Whether the holder may grant it on.</param>
public readonly record struct Privilege(string Grantee, string Name, bool Grantable);
