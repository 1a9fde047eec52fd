using System.Security.Claims;
using Jinbocho.Shared;

namespace Jinbocho.Auth;

/// <summary>The users of a family: an admin adds them, says what they may do, and shuts them out.</summary>
internal static class MemberEndpoints
{
    private static readonly string[] roles = ["admin", "editor", "viewer"];

    public static void MapMembers(this WebApplication app)
    {
        var members = app.MapGroup("/users").RequireAuthorization();
        members.MapGet("", (ClaimsPrincipal principal, Users users, CancellationToken cancellation) => users.ListAsync(Member.Of(principal).FamilyId, cancellation));
        members.MapPost("", AddAsync).RequireAuthorization(JinbochoExtensions.Admin);
        members.MapPatch("/{id:guid}", ChangeAsync).RequireAuthorization(JinbochoExtensions.Admin);
    }

    private static async Task<IResult> AddAsync(Invitation wanted, ClaimsPrincipal principal, Users users, CancellationToken cancellation)
    {
        if (!roles.Contains(wanted.Role)) return UnknownRole();
        return await users.AddAsync(Member.Of(principal).FamilyId, wanted, cancellation) is { } user
            ? Results.Created($"/users/{user.Id}", user)
            : Results.Problem("The address is taken.", statusCode: StatusCodes.Status409Conflict);
    }

    /// <summary>Who may do less than before has to sign in again; their access token is good for some minutes more.</summary>
    private static async Task<IResult> ChangeAsync(Guid id, MemberChange change, ClaimsPrincipal principal, Users users, Sessions sessions, CancellationToken cancellation)
    {
        if (change.Role is not null && !roles.Contains(change.Role)) return UnknownRole();
        if (await users.ChangeAsync(Member.Of(principal).FamilyId, id, change, cancellation) is not { } user) return Results.NotFound();
        await sessions.EndAllAsync(id, cancellation);
        return Results.Ok(user);
    }

    private static IResult UnknownRole() => Results.Problem($"A role is one of {string.Join(", ", roles)}.", statusCode: StatusCodes.Status400BadRequest);
}
