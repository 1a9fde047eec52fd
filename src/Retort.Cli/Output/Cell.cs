namespace Retort.Cli.Output;

/// <summary>One cell of a table: how a person sees it and how a program reads it.</summary>
internal sealed record Cell
{
    /// <summary>The text on a terminal.</summary>
    public required string Text { get; init; }

    /// <summary>The text in a pipe.</summary>
    public required string Raw { get; init; }

    /// <summary>Its colour; null for none.</summary>
    public Func<Palette, string, string>? Paint { get; init; }

    /// <summary>The same text for both.</summary>
    public static implicit operator Cell(string text) => new() { Text = text.Length == 0 ? "-" : text, Raw = text };

    /// <summary>An id or a path.</summary>
    public static Cell Accent(string text) => (Cell)text with { Paint = (colors, padded) => colors.Accent(padded) };

    /// <summary>The id of a revision, or several: short for a person, whole for a program.</summary>
    public static Cell Id(IReadOnlyCollection<string> ids) => new()
    {
        Text = ShortId.Of(ids),
        Raw = ids.Count == 0 ? "base" : string.Join(',', ids),
    };

    /// <summary>The id of the revision that the row is about.</summary>
    public static Cell Id(string id) => Id([id]) with { Paint = (colors, padded) => colors.Accent(padded) };

    /// <summary>A point in time: relative for a person, RFC 3339 for a program.</summary>
    public static Cell Time(DateTimeOffset? time, DateTimeOffset now) => time is { } known
        ? new Cell { Text = RelativeTime.Format(known, now), Raw = RelativeTime.Exact(known) }
        : "";
}
