using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;

namespace Jinbocho.Shared;

/// <summary>Tokens that every service can read without asking the auth service: JSON Web Tokens with HMAC-SHA256 (RFC 7519), no other algorithm.</summary>
public sealed class AccessTokens(IConfiguration configuration, TimeProvider clock)
{
    private static readonly string header = Encode("""{"alg":"HS256","typ":"JWT"}"""u8);
    private readonly byte[] secret = Secret(configuration["Jinbocho:Secret"]);

    /// <summary>How long one is good; a refresh token lives longer and can be revoked.</summary>
    public TimeSpan Lifetime { get; } = configuration.GetValue("Jinbocho:AccessTokenLifetime", TimeSpan.FromMinutes(15));

    public string Write(Member member)
    {
        var claims = new Claims(member.UserId, member.FamilyId, member.Role, clock.GetUtcNow().Add(Lifetime).ToUnixTimeSeconds());
        var signed = $"{header}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims, JsonSerializerOptions.Web))}";
        return $"{signed}.{Encode(Sign(signed))}";
    }

    /// <summary>Null: not one of ours, or too old.</summary>
    public Member? Read(string token)
    {
        if (token.Split('.') is not [var first, var claims, var signature] || first != header) return null;
        try
        {
            if (!CryptographicOperations.FixedTimeEquals(Sign($"{first}.{claims}"), WebEncoders.Base64UrlDecode(signature))) return null;
        }
        catch (FormatException)
        {
            return null;
        }

        var said = JsonSerializer.Deserialize<Claims>(WebEncoders.Base64UrlDecode(claims), JsonSerializerOptions.Web)!;
        return said.Exp > clock.GetUtcNow().ToUnixTimeSeconds() ? new(said.Sub, said.Family, said.Role) : null;
    }

    private byte[] Sign(string text) => HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(text));

    private static string Encode(ReadOnlySpan<byte> bytes) => WebEncoders.Base64UrlEncode(bytes);

    private static byte[] Secret(string? told) => told is { Length: >= 32 }
        ? Encoding.UTF8.GetBytes(told)
        : throw new InvalidOperationException("`Jinbocho:Secret` needs 32 characters or more, the same in every service: set `Jinbocho__Secret` in the environment");

    private sealed record Claims(Guid Sub, Guid Family, string Role, long Exp);
}
