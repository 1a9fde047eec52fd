using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Retort.Server.Branches;

/// <summary>What a database that was made as a copy says of itself: the first line of its comment, which every database of the server can read.</summary>
internal sealed record DatabaseMark
{
    private const string Start = "retort ";

    /// <summary>The plain name of the database whose branch or snapshot it is.</summary>
    public required string Of { get; init; }

    /// <summary>The git branch that it belongs to.</summary>
    public string? Branch { get; init; }

    /// <summary>The name under which it was saved, when it is a snapshot.</summary>
    public string? Snapshot { get; init; }

    /// <summary>The commit that was checked out when it was made.</summary>
    public string? Commit { get; init; }

    /// <summary>The database that it was copied from; null when it began empty.</summary>
    public string? From { get; init; }

    public DateTimeOffset Made { get; init; }

    /// <summary>When it was used last, to the hour.</summary>
    public DateTimeOffset Used { get; init; }

    /// <summary>The mark of a comment; null when it has none.</summary>
    public static DatabaseMark? Parse(string? comment)
    {
        if (comment?.StartsWith(Start + "{", StringComparison.Ordinal) != true) return null;
        try
        {
            using var json = JsonDocument.Parse(comment.Split('\n')[0][Start.Length..]);
            return Text("of") is not { } of ? null : new DatabaseMark
            {
                Of = of,
                Branch = Text("branch"),
                Snapshot = Text("snapshot"),
                Commit = Text("commit"),
                From = Text("from"),
                Made = Time("made"),
                Used = Time("used"),
            };

            string? Text(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
            DateTimeOffset Time(string name) => json.RootElement.TryGetProperty(name, out var value) && value.TryGetDateTimeOffset(out var time) ? time : default;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return null; // somebody's own words
        }
    }

    /// <summary>A comment with this mark in place of the one that it may have.</summary>
    public string On(string? comment) => Without(comment) is { Length: > 0 } rest ? $"{Line()}\n{rest}" : Line();

    /// <summary>A comment as a person wrote it.</summary>
    public static string? Without(string? comment) => Parse(comment) is null ? comment : comment!.IndexOf('\n') is var end and >= 0 ? comment[(end + 1)..] : null;

    private string Line()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            foreach (var (name, text) in new[] { ("of", Of), ("branch", Branch), ("snapshot", Snapshot), ("commit", Commit), ("from", From) })
            {
                if (text is not null) writer.WriteString(name, text);
            }

            writer.WriteString("made", Seconds(Made));
            writer.WriteString("used", Seconds(Used));
            writer.WriteEndObject();
        }

        return Start + Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Seconds(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
}
