using System.Globalization;

namespace Retort.Hazards.Live;

/// <summary>A table of the real database: how large it is and how much it is used.</summary>
internal sealed record LiveTable
{
    /// <summary>Below these nobody notices that a table is read or written anew.</summary>
    private const long FewRows = 10_000, FewBytes = 16 << 20;

    /// <summary>The name as SQL writes it.</summary>
    public required string Name { get; init; }

    /// <summary>With indexes and what is stored apart.</summary>
    public long Bytes { get; init; }

    /// <summary>As PostgreSQL estimates them.</summary>
    public long Rows { get; init; }

    public int Partitions { get; init; }

    /// <summary>Rows written in a minute, on average since statistics began.</summary>
    public double WritesPerMinute { get; init; }

    /// <summary>Scans of it or of its indexes in a minute.</summary>
    public double ReadsPerMinute { get; init; }

    public bool IsSmall => Rows < FewRows && Bytes < FewBytes;

    /// <summary>For people: <c>48 GB, 212 M rows, 1,200 writes a minute</c>.</summary>
    public string Describe()
    {
        var words = new List<string> { Size(Bytes), $"{Count(Rows)} rows" };
        if (Partitions > 0) words.Add($"{Partitions} partitions");
        if (WritesPerMinute >= 1) words.Add(string.Create(CultureInfo.InvariantCulture, $"{WritesPerMinute:N0} writes a minute"));
        if (ReadsPerMinute >= 1) words.Add(string.Create(CultureInfo.InvariantCulture, $"{ReadsPerMinute:N0} reads a minute"));
        return string.Join(", ", words);
    }

    /// <summary>Bytes in the unit in which they are read most easily.</summary>
    public static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes switch
    {
        >= 1L << 30 => $"{bytes / (double)(1L << 30):0.#} GB",
        >= 1L << 20 => $"{bytes / (double)(1L << 20):0.#} MB",
        _ => $"{bytes / 1024.0:0.#} kB",
    }}");

    private static string Count(long rows) => rows switch
    {
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{rows / 1e6:0.#} M"),
        _ => rows.ToString("N0", CultureInfo.InvariantCulture),
    };
}
