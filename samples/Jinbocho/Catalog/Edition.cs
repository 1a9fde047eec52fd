using System.Text.Json;

namespace Jinbocho.Catalog;

/// <summary>What is known of an ISBN.</summary>
internal sealed record Edition(string Title, string? Author, string? Publisher, int? PublishedYear, string? CoverUrl)
{
    /// <summary>Reads the form of Open Library (<c>/api/books?jscmd=data</c>).</summary>
    public static Edition Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new(root.GetProperty("title").GetString()!, First(root, "authors"), First(root, "publishers"), Year(root),
            root.TryGetProperty("cover", out var cover) && cover.TryGetProperty("medium", out var medium) ? medium.GetString() : null);
    }

    private static string? First(JsonElement root, string list) =>
        root.TryGetProperty(list, out var all) && all.GetArrayLength() > 0 ? all[0].GetProperty("name").GetString() : null;

    /// <summary>A date is whatever the publisher wrote: "May 1992", "1992", "2. Auflage 1992".</summary>
    private static int? Year(JsonElement root) => root.TryGetProperty("publish_date", out var date) && date.GetString() is { Length: >= 4 } text
        && Enumerable.Range(0, text.Length - 3).Select(start => text[start..(start + 4)]).LastOrDefault(four => four.All(char.IsAsciiDigit)) is { } year ? int.Parse(year) : null;
}
