namespace Retort.Cli.Output;

/// <summary>Times and durations as people say them.</summary>
internal static class RelativeTime
{
    /// <summary>For example <c>3 minutes ago</c>; a date when it is longer ago than a month.</summary>
    public static string Format(DateTimeOffset time, DateTimeOffset now) => (now - time) switch
    {
        { TotalSeconds: < 5 } => "just now",
        { TotalMinutes: < 1 } age => Ago((int)age.TotalSeconds, "second"),
        { TotalHours: < 1 } age => Ago((int)age.TotalMinutes, "minute"),
        { TotalDays: < 1 } age => Ago((int)age.TotalHours, "hour"),
        { TotalDays: < 31 } age => Ago((int)age.TotalDays, "day"),
        _ => time.ToString("yyyy-MM-dd"),
    };

    /// <summary>RFC 3339 in UTC.</summary>
    public static string Exact(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    /// <summary>For example <c>41.8s</c>.</summary>
    public static string Format(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 1 } => $"{duration.TotalMilliseconds:0}ms",
        { TotalSeconds: < 99.95 } => $"{duration.TotalSeconds:0.0}s",
        _ => $"{(int)duration.TotalMinutes}m {duration.Seconds:00}s",
    };

    private static string Ago(int count, string unit) => $"{Plural.Of(count, unit)} ago";
}
