using System.Security.Claims;
using Jinbocho.Shared;

namespace Jinbocho.Catalog;

/// <summary>Editions by ISBN, copies, where they stand, and what happened to them.</summary>
internal static class BookEndpoints
{
    private static readonly string[] statuses = ["to_read", "reading", "read"];

    public static void MapBooks(this WebApplication app)
    {
        var look = app.MapGroup("").RequireAuthorization();
        look.MapGet("/isbn/{isbn}", EditionAsync);
        look.MapGet("/books", (string? status, ClaimsPrincipal who, Books books, CancellationToken cancellation) => books.ListAsync(Member.Of(who).FamilyId, status, cancellation));
        look.MapGet("/books/{id:guid}", async (Guid id, ClaimsPrincipal who, Books books, CancellationToken cancellation) =>
            await books.FindAsync(Member.Of(who).FamilyId, id, cancellation) is { } book ? Results.Ok(book) : Results.NotFound());
        look.MapGet("/books/{id:guid}/history", HistoryAsync);

        var change = app.MapGroup("").RequireAuthorization(JinbochoExtensions.Editor);
        change.MapPost("/books", AddAsync);
        change.MapPost("/books/{id:guid}/move", MoveAsync);
        change.MapPost("/books/{id:guid}/status", SetStatusAsync);
    }

    private static async Task<IResult> EditionAsync(string isbn, IsbnCache cache, IsbnSource source, CancellationToken cancellation)
    {
        if (Isbn.Parse(isbn) is not { } known) return Wrong("This is not an ISBN.");
        return await FindAsync(known, cache, source, cancellation) is { } found ? Results.Ok(found) : Results.NotFound();
    }

    private static async Task<IResult> AddAsync(NewBook wanted, ClaimsPrincipal who, Books books, IsbnCache cache, IsbnSource source, CancellationToken cancellation)
    {
        var (member, isbn) = (Member.Of(who), wanted.Isbn is { } text ? Isbn.Parse(text) : null);
        if (wanted.Isbn is not null && isbn is null) return Wrong("This is not an ISBN.");
        if (!await books.HasShelfAsync(member.FamilyId, wanted.ShelfId, cancellation)) return Wrong("The family has no such shelf.");
        var edition = wanted.Title is { } title ? new(title, wanted.Author, null, null, null) : isbn is null ? null : await FindAsync(isbn, cache, source, cancellation);
        if (edition is null) return Wrong(isbn is null ? "A book has an ISBN or a title." : "Nobody knows this ISBN; give a title.");
        var book = (await books.AddAsync(member, isbn, edition, new(wanted.ShelfId, wanted.Position), cancellation))!;
        return Results.Created($"/books/{book.Id}", book);
    }

    private static async Task<IResult> MoveAsync(Guid id, Move place, ClaimsPrincipal who, Books books, CancellationToken cancellation)
    {
        var member = Member.Of(who);
        if (await books.FindAsync(member.FamilyId, id, cancellation) is null) return Results.NotFound();
        if (!await books.HasShelfAsync(member.FamilyId, place.ShelfId, cancellation)) return Wrong("The family has no such shelf.");
        await books.MoveAsync(member, id, place, cancellation);
        return Results.Ok(await books.FindAsync(member.FamilyId, id, cancellation));
    }

    private static async Task<IResult> SetStatusAsync(Guid id, StatusChange change, ClaimsPrincipal who, Books books, CancellationToken cancellation)
    {
        if (!statuses.Contains(change.Status)) return Wrong($"A status is one of {string.Join(", ", statuses)}.");
        if (await books.FindAsync(Member.Of(who).FamilyId, id, cancellation) is null) return Results.NotFound();
        await books.SetStatusAsync(Member.Of(who), id, change.Status, cancellation);
        return Results.Ok(await books.FindAsync(Member.Of(who).FamilyId, id, cancellation));
    }

    private static async Task<IResult> HistoryAsync(Guid id, ClaimsPrincipal who, Books books, CancellationToken cancellation) =>
        await books.FindAsync(Member.Of(who).FamilyId, id, cancellation) is null ? Results.NotFound() : Results.Ok(await books.HistoryAsync(id, cancellation));

    /// <summary>A source that does not answer is no reason to fail: the book can be told by hand.</summary>
    private static async Task<Edition?> FindAsync(string isbn, IsbnCache cache, IsbnSource source, CancellationToken cancellation)
    {
        try
        {
            return await cache.FindAsync(isbn, source, cancellation);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static IResult Wrong(string why) => Results.Problem(why, statusCode: StatusCodes.Status400BadRequest);
}
