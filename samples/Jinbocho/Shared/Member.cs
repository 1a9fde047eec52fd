using System.Security.Claims;

namespace Jinbocho.Shared;

/// <summary>Who asks: a user, the family whose books they see, and what they may do.</summary>
public sealed record Member(Guid UserId, Guid FamilyId, string Role)
{
    public static Member Of(ClaimsPrincipal principal) =>
        new(Guid.Parse(principal.FindFirstValue("sub")!), Guid.Parse(principal.FindFirstValue("family")!), principal.FindFirstValue("role")!);
}
