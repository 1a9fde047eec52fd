using System.Text;

namespace Retort.EntityFrameworkCore.Conventions;

/// <summary>How names are written.</summary>
internal static class Words
{
    /// <summary><c>UserID</c> as <c>user_id</c>, <c>HTTPServer</c> as <c>http_server</c>, <c>Line2</c> as <c>line2</c>.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var position = 0; position < name.Length; position++)
        {
            var letter = name[position];
            if (char.IsUpper(letter) && position > 0 && name[position - 1] != '_' && StartsWord(name, position)) text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }

    /// <summary>The English plural of the last word: <c>UserCategory</c> as <c>UserCategories</c>.</summary>
    public static string Plural(string name) => name switch
    {
        [.., 's' or 'x' or 'z'] or [.., 'c' or 's', 'h'] => $"{name}es",
        [.., not ('a' or 'e' or 'i' or 'o' or 'u'), 'y'] => $"{name[..^1]}ies",
        _ => $"{name}s",
    };

    private static bool StartsWord(string name, int position) => !char.IsUpper(name[position - 1]) || (position + 1 < name.Length && char.IsLower(name[position + 1]));
}
