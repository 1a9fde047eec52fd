using System.Security.Cryptography;
using System.Text;
using Jinbocho.Shared;
using Npgsql;

namespace Jinbocho.Auth;

/// <summary>The rows of <c>refresh_tokens</c>: sessions that the server can end.</summary>
internal sealed class Sessions(NpgsqlDataSource database, AccessTokens tokens, IConfiguration configuration)
{
    private readonly TimeSpan lifetime = configuration.GetValue("Jinbocho:RefreshTokenLifetime", TimeSpan.FromDays(30));

    public async Task<TokenPair> OpenAsync(User user, CancellationToken cancellation)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await database.ExecuteAsync($"insert into refresh_tokens (user_id, token_hash, expires_at) values ({user.Id}, {Hash(token)}, localtimestamp + {lifetime})", cancellation);
        return new(tokens.Write(new(user.Id, user.FamilyId, user.Role)), token, (int)tokens.Lifetime.TotalSeconds);
    }

    /// <summary>Ends one session and opens the next; null when it was ended before, is too old, or the user may not sign in.</summary>
    public async Task<TokenPair?> RefreshAsync(string token, CancellationToken cancellation)
    {
        var user = await database.RowAsync($"""
            update refresh_tokens t set revoked = true
            from users u
            where t.token_hash = {Hash(token)} and not t.revoked and t.expires_at > localtimestamp and u.id = t.user_id and u.is_active
            returning u.id, u.family_id, u.email, u.full_name, u.role, u.is_active
            """, User.Read, cancellation);
        if (user is not null) return await OpenAsync(user, cancellation);
        // A token that was used before is used again: one of the two has stolen it, so both must sign in anew.
        await database.ExecuteAsync($"update refresh_tokens set revoked = true where not revoked and user_id = (select user_id from refresh_tokens where token_hash = {Hash(token)} and revoked)", cancellation);
        return null;
    }

    public Task<int> EndAsync(string token, CancellationToken cancellation) =>
        database.ExecuteAsync($"update refresh_tokens set revoked = true where token_hash = {Hash(token)} and not revoked", cancellation);

    public Task<int> EndAllAsync(Guid userId, CancellationToken cancellation) =>
        database.ExecuteAsync($"update refresh_tokens set revoked = true where user_id = {userId} and not revoked", cancellation);

    /// <summary>The token itself is never stored. It is random, so a plain hash is enough.</summary>
    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
