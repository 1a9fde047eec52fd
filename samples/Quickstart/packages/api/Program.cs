using Microsoft.EntityFrameworkCore;
using Quickstart.Api;
using Quickstart.Db;
using Quickstart.Db.Models;
using Retort.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddQuickstartDatabase();
builder.Services.AddHealthChecks().AddRetort(tags: ["ready"]);

var app = builder.Build();
app.MapGet("/health", async (DatabaseService database) =>
{
    var health = await database.HealthCheckAsync();
    return Results.Json(health, statusCode: health.Status == "healthy" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
});
// Healthy and at the newest revision.
app.MapHealthChecks("/ready");
app.MapPost("/users", async (NewUser user, DatabaseService database) =>
{
    await using var session = await database.GetSessionAsync();
    var made = new User { Email = user.Email.ToLowerInvariant(), Name = user.Name };
    session.Add(made);
    await session.SaveChangesAsync();
    return Results.Created($"/users/{made.Id}", made);
});
app.MapGet("/users/{id:int}", async (int id, DatabaseService database) =>
{
    await using var session = await database.GetSessionAsync();
    return await session.Users.FirstOrDefaultAsync(user => user.Id == id) is { } user ? Results.Ok(user) : Results.NotFound();
});
return await app.RunRetortAsync(args);
