using System.Security.Claims;
using Jinbocho.Shared;

namespace Jinbocho.Ai;

/// <summary>Ask what to read next.</summary>
internal static class AiEndpoints
{
    public static void MapAi(this WebApplication app)
    {
        var ai = app.MapGroup("").RequireAuthorization();
        ai.MapPost("/conversations", AskAsync);
        ai.MapGet("/conversations/{id:guid}", async (Guid id, ClaimsPrincipal who, Conversations conversations, CancellationToken cancellation) =>
            await conversations.MessagesAsync(Member.Of(who), id, cancellation) is { Count: > 0 } messages ? Results.Ok(messages) : Results.NotFound());
        ai.MapGet("/recommendations", (ClaimsPrincipal who, Recommendations recommendations, CancellationToken cancellation) => recommendations.OpenAsync(Member.Of(who), cancellation));
        ai.MapPost("/recommendations/{id:guid}/dismiss", async (Guid id, ClaimsPrincipal who, Recommendations recommendations, CancellationToken cancellation) =>
            await recommendations.DismissAsync(Member.Of(who), id, cancellation) > 0 ? Results.NoContent() : Results.NotFound());
    }

    /// <summary>Looks at the user's books in the catalog, and answers with those that are most like the question.</summary>
    private static async Task<IResult> AskAsync(Question asked, HttpContext context, CatalogClient catalog, BookVectors vectors, Conversations conversations, Recommendations recommendations)
    {
        var (member, cancellation) = (Member.Of(context.User), context.RequestAborted);
        var books = (await catalog.BooksAsync(context.Request.Headers.Authorization.ToString(), cancellation)).DistinctBy(book => book.RecordId).ToList();
        await vectors.KeepAsync(books, cancellation);
        var nearest = await vectors.NearestAsync(asked.Text, books, count: 3, cancellation);
        var titles = nearest.Select(one => books.First(book => book.RecordId == one.Book).Title).ToList();
        var answer = titles.Count == 0 ? "None of your books is like that." : $"You might like {string.Join(", ", titles)}.";
        var id = await conversations.BeginAsync(member, asked.Text, answer, cancellation);
        await recommendations.ProposeAsync(member, id, nearest, $"You asked: {asked.Text}", cancellation);
        return Results.Created($"/conversations/{id}", new { id, answer });
    }
}
