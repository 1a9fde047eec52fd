using System.Text;

namespace Retort.Configuration;

/// <summary>Replaces <c>${NAME}</c> and <c>${NAME:-default}</c>; <c>$${</c> stands for <c>${</c>. An empty variable counts as not set, as in a shell.</summary>
internal sealed class Interpolation(Variables variables)
{
    /// <summary>The first variable that has neither value nor default.</summary>
    public string? Missing { get; private set; }

    /// <summary>What is wrong with the form of the text; null when nothing is.</summary>
    public string? Mistake { get; private set; }

    /// <summary>The places of files that gave a value.</summary>
    public List<string> Places { get; } = [];

    public string Expand(string text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text.AsSpan(i).StartsWith("$${"))
            {
                result.Append("${");
                i += 2;
            }
            else if (text.AsSpan(i).StartsWith("${"))
            {
                var end = End(text, i + 2);
                if (end < 0)
                {
                    Mistake = "a `${` is not closed by `}`";
                    return "";
                }

                result.Append(Value(text[(i + 2)..end]));
                i = end;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }

    /// <summary>The closing brace; a default may hold variables itself.</summary>
    private static int End(string text, int start)
    {
        for (int i = start, depth = 1; i < text.Length; i++)
        {
            if (text[i] == '}' && --depth == 0) return i;
            if (text[i] == '{' && text[i - 1] == '$') depth++;
        }

        return -1;
    }

    private string Value(string inside)
    {
        var length = inside.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '_').Count();
        var (name, rest) = (inside[..length], inside[length..]);
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || (rest.Length > 0 && !rest.StartsWith(":-", StringComparison.Ordinal)))
        {
            Mistake = "a variable is not written `${NAME}` or `${NAME:-default}`";
            return "";
        }

        if (variables.Find(name) is { Value.Length: > 0 } variable)
        {
            if (variable.Where is not null) Places.Add(variable.Where);
            return variable.Value;
        }

        if (rest.Length > 0) return Expand(rest[2..]);
        Missing ??= name;
        return "";
    }
}
