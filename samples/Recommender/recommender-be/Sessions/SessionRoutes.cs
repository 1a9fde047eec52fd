using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Recommender.Models;

namespace Recommender.Sessions;

/// <summary>Register, log in, who am I, log out.</summary>
public static class SessionRoutes
{
    private static readonly TimeSpan lifetime = TimeSpan.FromDays(14);
    private static readonly PasswordHasher<User> passwords = new();

    public static void MapSessions(this IEndpointRouteBuilder app)
    {
        app.MapPost("/users", RegisterAsync);
        app.MapPost("/sessions", LogInAsync);
        app.MapGet("/me", async ([FromHeader(Name = "X-Session")] string token, RecommenderContext context, TimeProvider clock) =>
            await Live(token, context, clock).Select(session => new { session.User.Email, session.ExpiresAt }).FirstOrDefaultAsync() is { } me ? Results.Ok(me) : Results.Unauthorized());
        app.MapDelete("/sessions", async ([FromHeader(Name = "X-Session")] string token, RecommenderContext context, TimeProvider clock) =>
            await Live(token, context, clock).ExecuteDeleteAsync() == 1 ? Results.NoContent() : Results.Unauthorized());
    }

    private static async Task<IResult> RegisterAsync(Credentials credentials, RecommenderContext context)
    {
        var user = new User { Email = credentials.Email.ToLowerInvariant(), IsActive = true };
        if (await context.Users.AnyAsync(one => one.Email == user.Email)) return Results.Conflict();
        user.HashedPassword = passwords.HashPassword(user, credentials.Password);
        context.Add(user);
        await context.SaveChangesAsync();
        return Results.Created($"/users/{user.Id}", new { user.Id, user.Email });
    }

    private static async Task<IResult> LogInAsync(Credentials credentials, RecommenderContext context, TimeProvider clock)
    {
        var email = credentials.Email.ToLowerInvariant();
        var user = await context.Users.FirstOrDefaultAsync(one => one.Email == email && one.IsActive);
        if (user?.HashedPassword is not { } hash || passwords.VerifyHashedPassword(user, hash, credentials.Password) == PasswordVerificationResult.Failed) return Results.Unauthorized();
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        context.Add(new Session { UserId = user.Id, SessionToken = Hash(token), ExpiresAt = clock.GetUtcNow() + lifetime });
        await context.SaveChangesAsync();
        return Results.Ok(new { token });
    }

    private static IQueryable<Session> Live(string token, RecommenderContext context, TimeProvider clock)
    {
        var (hash, now) = (Hash(token), clock.GetUtcNow());
        return context.Sessions.Where(session => session.SessionToken == hash && session.ExpiresAt > now && session.User.IsActive);
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
