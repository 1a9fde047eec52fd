using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jinbocho.Shared;

/// <summary>Reads <c>Authorization: Bearer TOKEN</c>.</summary>
internal sealed class BearerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.ToString() is not ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token]) return Task.FromResult(AuthenticateResult.NoResult());
        if (tokens.Read(token) is not { } member) return Task.FromResult(AuthenticateResult.Fail("not a token of ours, or too old"));
        var identity = new ClaimsIdentity([new("sub", $"{member.UserId}"), new("family", $"{member.FamilyId}"), new("role", member.Role)], SchemeName, "sub", "role");
        return Task.FromResult(AuthenticateResult.Success(new(new(identity), SchemeName)));
    }
}
