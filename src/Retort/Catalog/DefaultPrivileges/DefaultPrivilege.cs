namespace Retort.Catalog.DefaultPrivileges;

/// <summary>What ALTER DEFAULT PRIVILEGES has said of the objects that a role will create, in one schema or in all.</summary>
/// <remarks>The privileges of one for all schemas stand instead of PostgreSQL's own; those of one schema are added to them.</remarks>
public sealed record DefaultPrivilege : DatabaseObject
{
    /// <summary>The role that will create the objects.</summary>
    public required string Role { get; init; }

    /// <summary>Whether it holds in all schemas.</summary>
    public required bool IsGlobal { get; init; }

    /// <summary>The identity of what a role has said of a sort of objects.</summary>
    /// <param name="objects">The sort: <c>tables</c>.</param>
    /// <param name="role">The role that will create them.</param>
    /// <param name="schema">The schema as identities hold it; null for all schemas.</param>
    internal static ObjectId Identity(string objects, string role, string? schema) =>
        new(ObjectKinds.DefaultPrivilege, schema ?? "", objects, Arguments: schema is null ? $"for role {role}" : $"for role {role} in schema");
}
