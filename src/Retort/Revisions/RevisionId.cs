using System.Buffers;
using System.Security.Cryptography;

namespace Retort.Revisions;

/// <summary>The rules of ids and labels, and new ids.</summary>
public static class RevisionId
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.");

    private static readonly string[] Reserved = ["head", "heads", "base", "current"];

    /// <summary>Twelve random hexadecimal digits.</summary>
    /// <param name="random">Fills a span with bytes; null for the system's own source.</param>
    public static string New(Action<Span<byte>>? random = null)
    {
        Span<byte> bytes = stackalloc byte[6];
        (random ?? RandomNumberGenerator.Fill)(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Why a name cannot be an id or a label, as a sentence; null when it can.</summary>
    /// <remarks>The characters of targets (<c>+</c>, <c>-</c>, <c>@</c>, <c>:</c>) would make <c>ae10-1</c> mean two things.</remarks>
    public static string? Fault(string name)
    {
        if (name.Length == 0) return "It is empty.";
        if (Array.IndexOf(Reserved, name) >= 0) return $"The word \"{name}\" means a place in the graph.";
        var illegal = name.AsSpan().IndexOfAnyExcept(Allowed);
        return illegal < 0 ? null : $"It holds \"{name[illegal]}\"; letters, digits, \"_\" and \".\" are allowed.";
    }
}
