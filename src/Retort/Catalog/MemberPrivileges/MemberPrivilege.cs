namespace Retort.Catalog.MemberPrivileges;

/// <summary>What was granted and revoked on a member of an extension, or on what PostgreSQL has built in. Its identity is the member as GRANT names it: <c>table pg_stat_statements</c>.</summary>
/// <remarks>It is there only while it differs from what held at first; to drop it is to bring that back.</remarks>
public sealed record MemberPrivilege : DatabaseObject
{
    /// <summary>The extension; null for what is built in.</summary>
    public string? Extension { get; init; }

    /// <summary>Who may do what, in order.</summary>
    public required ValueList<Privilege> Held { get; init; }

    /// <summary>Who might do what when the extension was created.</summary>
    public Incidental<ValueList<Privilege>> Initial { get; init; }

    /// <summary>The member's owner, for whom an empty grantee stands.</summary>
    public Incidental<string> MemberOwner { get; init; }

    /// <inheritdoc/>
    public override ObjectId? Container => Extension is null ? null : new(ObjectKinds.Extension, "", Extension);
}
