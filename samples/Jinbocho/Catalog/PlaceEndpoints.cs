using System.Security.Claims;
using Jinbocho.Shared;

namespace Jinbocho.Catalog;

/// <summary>Rooms down to shelves.</summary>
internal static class PlaceEndpoints
{
    public static void MapPlaces(this WebApplication app)
    {
        var look = app.MapGroup("").RequireAuthorization();
        look.MapGet("/rooms", (ClaimsPrincipal who, Places places, CancellationToken cancellation) => places.ListAsync(Family(who), cancellation));
        look.MapGet("/rooms/{id:guid}", async (Guid id, ClaimsPrincipal who, Places places, CancellationToken cancellation) =>
            await places.TreeAsync(Family(who), id, cancellation) is { } tree ? Results.Content(tree, "application/json") : Results.NotFound());

        var change = app.MapGroup("").RequireAuthorization(JinbochoExtensions.Editor);
        change.MapPost("/rooms", async (NewPlace place, ClaimsPrincipal who, Places places, CancellationToken cancellation) =>
            Created("rooms", await places.AddRoomAsync(Family(who), place.Name, cancellation)));
        change.MapPost("/rooms/{id:guid}/bookcases", async (Guid id, NewPlace place, ClaimsPrincipal who, Places places, CancellationToken cancellation) =>
            Created("bookcases", await places.AddBookcaseAsync(Family(who), id, place.Name, cancellation)));
        change.MapPost("/bookcases/{id:guid}/sections", async (Guid id, NewOrderedPlace place, ClaimsPrincipal who, Places places, CancellationToken cancellation) =>
            Created("sections", await places.AddSectionAsync(Family(who), id, place.Name, place.Position, cancellation)));
        change.MapPost("/sections/{id:guid}/shelves", async (Guid id, NewOrderedPlace place, ClaimsPrincipal who, Places places, CancellationToken cancellation) =>
            Created("shelves", await places.AddShelfAsync(Family(who), id, place.Name, place.Position, cancellation)));
        change.MapDelete("/rooms/{id:guid}", async (Guid id, ClaimsPrincipal who, Places places, CancellationToken cancellation) =>
            await places.RemoveRoomAsync(Family(who), id, cancellation) > 0 ? Results.NoContent() : Results.NotFound());
    }

    private static Guid Family(ClaimsPrincipal who) => Member.Of(who).FamilyId;

    private static IResult Created(string kind, Guid? id) => id is null ? Results.NotFound() : Results.Created($"/{kind}/{id}", new { id });
}
