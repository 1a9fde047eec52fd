using System.Text;

namespace Retort.Catalog;

/// <summary>The names that PostgreSQL makes up for constraints, indexes and sequences: <c>table_column_key</c>.</summary>
internal static class GeneratedName
{
    private const int LongestName = 63;

    /// <summary>PostgreSQL's <c>makeObjectName</c>: parts joined by underscores, the longer of the first two shortened until the whole fits 63 bytes.</summary>
    public static string Of(string first, string? second, string label)
    {
        var room = LongestName - Bytes(label) - 1 - (second is null ? 0 : 1);
        var (one, two) = (Bytes(first), second is null ? 0 : Bytes(second));
        while (one + two > room)
        {
            if (one > two) one--;
            else two--;
        }
        return second is null ? $"{Clip(first, one)}_{label}" : $"{Clip(first, one)}_{Clip(second, two)}_{label}";
    }

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>The longest start of a text that takes at most so many bytes and cuts no character in two.</summary>
    private static string Clip(string text, int bytes)
    {
        var length = text.Length;
        while (Bytes(text[..length]) > bytes) length--;
        return text[..length];
    }
}
