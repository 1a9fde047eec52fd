using System.Security.Cryptography;
using System.Text;

namespace Retort.Configuration;

/// <summary>The names of the databases of git branches: <c>app_feature_login_3f2a91</c>.</summary>
internal static class BranchName
{
    /// <summary>PostgreSQL cuts longer names, in bytes (NAMEDATALEN - 1).</summary>
    private const int Longest = 63;

    private const int LongestPlain = 40;
    private const int Digits = 6;

    /// <summary>The database of a branch: the plain name, what can be read of the branch's, and digits that tell apart what reads the same.</summary>
    public static string Of(string plain, string branch) => Join(plain, Slug(branch), Hash(branch, plain));

    /// <summary>The database of a commit that is checked out without a branch.</summary>
    public static string OfCommit(string plain, string commit) => Join(plain, "at", commit[..Math.Min(10, commit.Length)]);

    private static string Join(string plain, string slug, string end)
    {
        var start = Cut(plain, LongestPlain);
        var room = Longest - Encoding.UTF8.GetByteCount(start) - end.Length - 2;
        if (slug.Length > room) slug = slug[..room].TrimEnd('_');
        return slug.Length == 0 ? $"{start}_{end}" : $"{start}_{slug}_{end}";
    }

    /// <summary>Small letters and digits, everything else an underline: so it needs no quotes anywhere.</summary>
    private static string Slug(string branch)
    {
        var slug = new StringBuilder();
        foreach (var character in branch.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(character)) slug.Append(character);
            else if (slug.Length > 0 && slug[^1] != '_') slug.Append('_');
        }

        return slug.ToString().Trim('_');
    }

    /// <summary>Of the branch's exact name; and of the plain one, when that had to be cut.</summary>
    private static string Hash(string branch, string plain)
    {
        var text = Encoding.UTF8.GetByteCount(plain) > LongestPlain ? $"{branch}\n{plain}" : branch;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];
    }

    private static string Cut(string text, int bytes)
    {
        while (Encoding.UTF8.GetByteCount(text) > bytes) text = text[..(char.IsLowSurrogate(text[^1]) ? ^2 : ^1)];
        return text;
    }
}
