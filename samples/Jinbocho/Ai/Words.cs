namespace Jinbocho.Ai;

/// <summary>Texts as vectors: each word counts at the place that its hash names. Knows nothing of meaning and needs no network; a model that does takes its place by its name.</summary>
internal static class Words
{
    /// <summary>What stands in <c>book_embeddings.model</c>: only vectors of one model can be compared.</summary>
    public const string Model = "hashed-words-256";

    private const int Length = 256;

    public static float[] Vector(string text)
    {
        var vector = new float[Length];
        foreach (var word in text.ToLowerInvariant().Split([' ', ',', '.', '?', '!', ':', ';', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries)) vector[Hash(word)] += 1;
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return length == 0 ? vector : [.. vector.Select(value => value / length)];
    }

    /// <summary>From 0, nothing in common, to 1.</summary>
    public static float Likeness(float[] one, float[] other) => Math.Clamp(one.Zip(other, (a, b) => a * b).Sum(), 0, 1);

    /// <summary>FNV-1a, which is the same in every process; <c>GetHashCode</c> is not.</summary>
    private static int Hash(string word) => (int)(word.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u) % Length);
}
