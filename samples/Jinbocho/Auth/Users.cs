using Jinbocho.Shared;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Jinbocho.Auth;

/// <summary>The rows of <c>users</c>.</summary>
internal sealed class Users(NpgsqlDataSource database, IPasswordHasher<User> passwords)
{
    private static readonly User nobody = new(Guid.Empty, Guid.Empty, "", "", "", false);

    /// <summary>Makes a family and its first admin in one statement; null when the address is taken, and then no family is made.</summary>
    public async Task<User?> RegisterAsync(Registration wanted, CancellationToken cancellation)
    {
        try
        {
            return await database.RowAsync($"""
                with family as (insert into families (name) values ({wanted.FamilyName}) returning id)
                insert into users (family_id, email, hashed_password, full_name, role)
                select id, {Normal(wanted.Email)}, {passwords.HashPassword(nobody, wanted.Password)}, {wanted.FullName}, 'admin' from family
                returning id, family_id, email, full_name, role, is_active
                """, User.Read, cancellation);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return null;
        }
    }

    /// <summary>Adds a user to a family; null when the address is taken.</summary>
    public Task<User?> AddAsync(Guid familyId, Invitation wanted, CancellationToken cancellation) => database.RowAsync($"""
        insert into users (family_id, email, hashed_password, full_name, role)
        values ({familyId}, {Normal(wanted.Email)}, {passwords.HashPassword(nobody, wanted.Password)}, {wanted.FullName}, {wanted.Role})
        on conflict (email) do nothing
        returning id, family_id, email, full_name, role, is_active
        """, User.Read, cancellation);

    /// <summary>Null: no such address, a wrong password, or a user who may not sign in; a client is not told which.</summary>
    public async Task<User?> SignInAsync(Credentials said, CancellationToken cancellation)
    {
        var found = await database.RowAsync($"select id, family_id, email, full_name, role, is_active, hashed_password from users where email = {Normal(said.Email)}",
            row => Tuple.Create(User.Read(row), row.GetString(6)), cancellation);
        if (found is not var (user, hash)) return null;
        return user.IsActive && passwords.VerifyHashedPassword(user, hash, said.Password) != PasswordVerificationResult.Failed ? user : null;
    }

    public Task<User?> FindAsync(Guid id, CancellationToken cancellation) =>
        database.RowAsync($"select id, family_id, email, full_name, role, is_active from users where id = {id}", User.Read, cancellation);

    public Task<List<User>> ListAsync(Guid familyId, CancellationToken cancellation) =>
        database.RowsAsync($"select id, family_id, email, full_name, role, is_active from users where family_id = {familyId} order by created_at, email", User.Read, cancellation);

    /// <summary>Null when the family has no such user.</summary>
    public Task<User?> ChangeAsync(Guid familyId, Guid id, MemberChange change, CancellationToken cancellation) => database.RowAsync($"""
        update users set role = coalesce({change.Role}::varchar, role), is_active = coalesce({change.IsActive}::boolean, is_active)
        where id = {id} and family_id = {familyId}
        returning id, family_id, email, full_name, role, is_active
        """, User.Read, cancellation);

    private static string Normal(string email) => email.Trim().ToLowerInvariant();
}
