using System.Security.Claims;
using Jinbocho.Shared;

namespace Jinbocho.Auth;

/// <summary>Register, log in, refresh, log out.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this WebApplication app)
    {
        var accounts = app.MapGroup("/auth");
        accounts.MapPost("/register", RegisterAsync);
        accounts.MapPost("/login", LogInAsync);
        accounts.MapPost("/refresh", RefreshAsync);
        accounts.MapPost("/logout", LogOutAsync);
        accounts.MapPost("/logout-everywhere", LogOutEverywhereAsync).RequireAuthorization();
        accounts.MapGet("/me", MeAsync).RequireAuthorization();
    }

    private static async Task<IResult> RegisterAsync(Registration wanted, Users users, CancellationToken cancellation)
    {
        if (wanted.Password.Length < 8) return Results.Problem("A password has 8 characters or more.", statusCode: StatusCodes.Status400BadRequest);
        return await users.RegisterAsync(wanted, cancellation) is { } user
            ? Results.Created("/auth/me", user)
            : Results.Problem("The address is taken.", statusCode: StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> LogInAsync(Credentials said, Users users, Sessions sessions, CancellationToken cancellation) =>
        await users.SignInAsync(said, cancellation) is { } user ? Results.Ok(await sessions.OpenAsync(user, cancellation)) : Results.Unauthorized();

    private static async Task<IResult> RefreshAsync(RefreshRequest said, Sessions sessions, CancellationToken cancellation) =>
        await sessions.RefreshAsync(said.RefreshToken, cancellation) is { } pair ? Results.Ok(pair) : Results.Unauthorized();

    private static async Task<IResult> LogOutAsync(RefreshRequest said, Sessions sessions, CancellationToken cancellation)
    {
        await sessions.EndAsync(said.RefreshToken, cancellation);
        return Results.NoContent();
    }

    private static async Task<IResult> LogOutEverywhereAsync(ClaimsPrincipal principal, Sessions sessions, CancellationToken cancellation)
    {
        await sessions.EndAllAsync(Member.Of(principal).UserId, cancellation);
        return Results.NoContent();
    }

    private static async Task<IResult> MeAsync(ClaimsPrincipal principal, Users users, CancellationToken cancellation) =>
        await users.FindAsync(Member.Of(principal).UserId, cancellation) is { } user ? Results.Ok(user) : Results.Unauthorized();
}
