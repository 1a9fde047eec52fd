using System.Text;

namespace Retort.Revisions.Files;

/// <summary>A message as part of a file name: <c>add language to users</c> is <c>add_language_to_users</c>.</summary>
internal static class Slug
{
    private const int Longest = 40;

    /// <summary>Letters and digits in lower case, one underscore for anything else, cut between words.</summary>
    public static string Of(string message)
    {
        var slug = new StringBuilder();
        foreach (var word in Words(message))
        {
            if (slug.Length > 0 && slug.Length + 1 + word.Length > Longest) break;
            if (slug.Length > 0) slug.Append('_');
            slug.Append(word.AsSpan(0, Math.Min(word.Length, Longest)));
        }
        return slug.Length > 0 ? slug.ToString() : "revision";
    }

    private static string[] Words(string message)
    {
        var letters = message.ToLowerInvariant().Where(character => character != '\'').Select(character => char.IsLetterOrDigit(character) ? character : ' ').ToArray();
        return new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
