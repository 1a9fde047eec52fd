using System.Text;
using Retort.Errors;

namespace Retort.Configuration;

/// <summary><c>NAME=value</c> by line: <c>export</c>, comments, quotes; a value in quotes may span lines.</summary>
internal sealed class DotEnvFile
{
    /// <summary>What stands between these lines was written by Retort for other programs.</summary>
    public const string BlockStart = "# retort: begin (written by `retort db url --write-env`)";

    public const string BlockEnd = "# retort: end";

    private readonly string text;
    private readonly string path;
    private int position;
    private int line = 1;

    private DotEnvFile(string text, string path) => (this.text, this.path) = (text, path);

    private bool AtEnd => position >= text.Length;

    /// <summary>The variables in the order written; none when the file does not exist.</summary>
    public static IEnumerable<Variable> Read(string path) => File.Exists(path) ? Parse(File.ReadAllText(path), ShownPath.Of(path)) : [];

    public static IEnumerable<Variable> Parse(string text, string path)
    {
        var file = new DotEnvFile(text.Replace("\r\n", "\n"), path);
        var variables = new List<Variable>();
        while (file.SkipToName()) variables.Add(file.ReadVariable());
        return variables;
    }

    private bool SkipToName()
    {
        while (!AtEnd)
        {
            if (text.AsSpan(position).StartsWith(BlockStart) && text.IndexOf(BlockEnd, position, StringComparison.Ordinal) is var end and >= 0)
                while (position < end) Next();
            else if (text[position] == '#') SkipLine();
            else if (char.IsWhiteSpace(text[position]) || text[position] == '\uFEFF') Next();
            else return true;
        }

        return false;
    }

    private Variable ReadVariable()
    {
        var where = $"{path}:{line}";
        var name = ReadName();
        if (name == "export") name = ReadName();
        SkipBlanks();
        if (name.Length == 0 || AtEnd || text[position] != '=') throw Refuse(where, "a line is not `NAME=value`", "Write `NAME=value`; a comment begins with `#`.");
        Next();
        SkipBlanks();
        var value = AtEnd ? "" : text[position] is '"' or '\'' ? ReadQuoted(where, text[position]) : ReadBare();
        return new Variable(name, value, where);
    }

    private string ReadName()
    {
        SkipBlanks();
        var start = position;
        while (!AtEnd && (char.IsAsciiLetterOrDigit(text[position]) || text[position] is '_' or '.' or '-')) Next();
        return text[start..position];
    }

    /// <summary>To the end of the line or to a comment, which needs a blank before it: <c>a#b</c> is a value.</summary>
    private string ReadBare()
    {
        var start = position;
        while (!AtEnd && text[position] != '\n' && !(text[position] == '#' && (position == start || text[position - 1] is ' ' or '\t'))) Next();
        var value = text[start..position].TrimEnd();
        SkipLine();
        return value;
    }

    private string ReadQuoted(string where, char quote)
    {
        var value = new StringBuilder();
        for (Next(); !AtEnd && text[position] != quote; Next())
        {
            if (quote == '"' && text[position] == '\\' && position + 1 < text.Length)
            {
                Next();
                value.Append(text[position] switch { 'n' => "\n", 'r' => "\r", 't' => "\t", '"' => "\"", '\\' => "\\", '$' => "$", '\n' => "", var other => $"\\{other}" });
            }
            else
            {
                value.Append(text[position]);
            }
        }

        if (AtEnd) throw Refuse(where, "a quoted value does not end", $"Close it with `{quote}`.");
        Next();
        SkipBlanks();
        if (!AtEnd && text[position] is not ('\n' or '#')) throw Refuse(where, "something follows a quoted value", "Put the whole value in quotes; write `\\\"` for a quote inside double quotes.");
        SkipLine();
        return value.ToString();
    }

    private void SkipBlanks()
    {
        while (!AtEnd && text[position] is ' ' or '\t') Next();
    }

    private void SkipLine()
    {
        while (!AtEnd && text[position] != '\n') Next();
    }

    private void Next()
    {
        if (text[position] == '\n') line++;
        position++;
    }

    // Never with the line itself: it may hold a password.
    private static ConfigurationException Refuse(string where, string message, string hint) => new("invalid-environment-file", message) { Where = [where], Hint = hint };
}
