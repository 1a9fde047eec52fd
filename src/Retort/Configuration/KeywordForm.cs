using Retort.Errors;

using System.Text;

namespace Retort.Configuration;

/// <summary>libpq's <c>host=... dbname=... password='it''s'</c>: pairs with white space between, values perhaps in single quotes.</summary>
internal sealed class KeywordForm(DatabaseUrlParts parts, DatabaseUrlReader reader)
{
    private static readonly string[] Names = [.. UrlParameters.Known, "host", "hostaddr", "port", "user", "password", "dbname"];
    private int position;
    private string text = "";

    /// <summary>A first name of libpq's, and no semicolon outside quotes.</summary>
    public static bool Recognizes(string text)
    {
        var equals = text.IndexOf('=');
        return equals > 0 && Names.Contains(text[..equals].Trim()) && !text.Split('\'').Where((_, i) => i % 2 == 0).Any(outside => outside.Contains(';'));
    }

    public void Read(string source)
    {
        text = source;
        for (position = 0; SkipSpace(); )
        {
            var name = ReadName();
            var value = ReadValue();
            if (!Names.Contains(name)) throw Unknown(name);
            parts.Set(name, value);
        }
    }

    private Errors.ConfigurationException Unknown(string name)
    {
        return Suggestion.Nearest(name, Names) is { } near
            ? reader.Refuse($"The setting {DatabaseUrlReader.Shown(name, near)} is not known.", $"Did you mean `{near}`?")
            : reader.Refuse("A setting in it is not known.", $"Known are {string.Join(", ", Names)}; put a value with spaces in single quotes: `password='two words'`.");
    }

    private bool SkipSpace()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
        return position < text.Length;
    }

    private string ReadName()
    {
        var start = position;
        while (position < text.Length && text[position] != '=' && !char.IsWhiteSpace(text[position])) position++;
        var name = text[start..position];
        if (!SkipSpace() || text[position] != '=') throw reader.Refuse("A word stands without `=`.", "Put a value with spaces in single quotes: `password='two words'`.");
        position++;
        return name;
    }

    private string ReadValue()
    {
        var value = new StringBuilder();
        if (!SkipSpace()) return "";
        var quoted = text[position] == '\'';
        if (quoted) position++;
        while (position < text.Length && (quoted ? text[position] != '\'' : !char.IsWhiteSpace(text[position])))
        {
            if (text[position] == '\\' && position + 1 < text.Length) position++;
            value.Append(text[position++]);
        }

        if (quoted && position >= text.Length) throw reader.Refuse("A quoted value does not end.");
        if (quoted) position++;
        return value.ToString();
    }
}
