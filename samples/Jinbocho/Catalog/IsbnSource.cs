using System.Text.Json;

namespace Jinbocho.Catalog;

/// <summary>Asks Open Library, or what <c>Isbn:Source</c> names, about an ISBN.</summary>
internal sealed class IsbnSource(HttpClient client)
{
    /// <summary>The answer as JSON; null when it knows of none.</summary>
    /// <exception cref="HttpRequestException">It could not be asked.</exception>
    public async Task<string?> AskAsync(string isbn, CancellationToken cancellation)
    {
        await using var answer = await client.GetStreamAsync($"/api/books?bibkeys=ISBN:{isbn}&format=json&jscmd=data", cancellation);
        using var document = await JsonDocument.ParseAsync(answer, cancellationToken: cancellation);
        return document.RootElement.TryGetProperty($"ISBN:{isbn}", out var edition) ? edition.GetRawText() : null;
    }
}
