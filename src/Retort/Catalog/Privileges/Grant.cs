namespace Retort.Catalog.Privileges;

/// <summary>One GRANT or REVOKE, and whose it is.</summary>
/// <param name="Sql">The command.</param>
/// <param name="Grantor">The role in whose name it must run; empty for the owner, for whom any role with the owner's rights may.</param>
/// <param name="IsRevoked">Whether it takes away.</param>
/// <param name="Level">How far the grantor is from the owner: what is granted comes after the grant option on which it stands, and what is revoked before.</param>
internal sealed record Grant(string Sql, string Grantor, bool IsRevoked, int Level)
{
    /// <summary>The command behind a prefix.</summary>
    public Statement ToStatement(string prefix = "") => new(prefix + Sql) { Grant = Grantor.Length > 0 ? this : null };
}
