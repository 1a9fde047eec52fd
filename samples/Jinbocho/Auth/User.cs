using Npgsql;

namespace Jinbocho.Auth;

/// <summary>A row of <c>users</c>, without its password.</summary>
public sealed record User(Guid Id, Guid FamilyId, string Email, string FullName, string Role, bool IsActive)
{
    /// <summary>The columns that <see cref="Read"/> reads.</summary>
    internal static User Read(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetBoolean(5));
}
