namespace Retort.Catalog.Sequences;

/// <summary>How a sequence counts: of a sequence of its own or of an identity column.</summary>
public sealed record SequenceSettings
{
    /// <summary><c>smallint</c>, <c>integer</c> or <c>bigint</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The first value.</summary>
    public required long Start { get; init; }

    /// <summary>The step; negative counts down.</summary>
    public required long Increment { get; init; }

    /// <summary>The smallest value.</summary>
    public required long Minimum { get; init; }

    /// <summary>The largest value.</summary>
    public required long Maximum { get; init; }

    /// <summary>How many values a session takes at a time.</summary>
    public required long Cache { get; init; }

    /// <summary>Whether it starts again after the last value.</summary>
    public required bool Cycle { get; init; }

    /// <summary>The settings that a type and a step have when nothing is said.</summary>
    public static SequenceSettings Default(string type, long increment = 1)
    {
        var (low, high) = Bounds(type);
        var (minimum, maximum) = increment > 0 ? (1L, high) : (low, -1L);
        return new() { Type = type, Start = increment > 0 ? minimum : maximum, Increment = increment, Minimum = minimum, Maximum = maximum, Cache = 1, Cycle = false };
    }

    /// <summary>The smallest and the largest value of a type.</summary>
    internal static (long Low, long High) Bounds(string type) => type switch
    {
        "smallint" => (short.MinValue, short.MaxValue),
        "integer" => (int.MinValue, int.MaxValue),
        _ => (long.MinValue, long.MaxValue),
    };
}
