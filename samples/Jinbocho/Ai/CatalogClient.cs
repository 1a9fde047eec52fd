using System.Net.Http.Headers;

namespace Jinbocho.Ai;

/// <summary>Asks the catalog service on behalf of a user: with their own token, so that it shows what they may see.</summary>
internal sealed class CatalogClient(HttpClient client)
{
    public async Task<List<CatalogBook>> BooksAsync(string authorization, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/books") { Headers = { Authorization = AuthenticationHeaderValue.Parse(authorization) } };
        using var answer = await client.SendAsync(request, cancellation);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<List<CatalogBook>>(cancellation) ?? [];
    }
}
