using Retort.Sql;

namespace Retort.Revisions.Code.Writing;

/// <summary>Reads a statement token by token, for those forms that an operation has.</summary>
internal sealed class StatementReader
{
    private readonly string text;
    private readonly List<SqlToken> tokens = [];
    private int next;

    public StatementReader(string text)
    {
        this.text = text;
        var scanner = new SqlScanner(text, null, 1);
        for (var token = scanner.Next(); token.Kind != SqlTokenKind.End; token = scanner.Next()) tokens.Add(token);
    }

    /// <summary>Where the next token begins.</summary>
    public int Position => AtEnd ? text.Length : tokens[next].Start;

    public bool AtEnd => next == tokens.Count;

    /// <summary>Takes all of these words, or nothing.</summary>
    public bool Take(params ReadOnlySpan<string> words)
    {
        if (next + words.Length > tokens.Count) return false;
        for (var index = 0; index < words.Length; index++) if (!Is(next + index, words[index])) return false;
        next += words.Length;
        return true;
    }

    /// <summary>A name, with its schema if it has one, without quotes; null when there is none.</summary>
    public string? Name()
    {
        if (Part() is not { } name) return null;
        while (Take(".")) if (Part() is { } part) name = $"{name}.{part}"; else return null;
        return name;
    }

    /// <summary>A name without a schema.</summary>
    public string? Part()
    {
        if (AtEnd) return null;
        var word = text[tokens[next].Start..tokens[next].End];
        if (tokens[next].Kind == SqlTokenKind.QuotedName && word[0] == '"') word = word[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal);
        else if (tokens[next].Kind != SqlTokenKind.Word) return null;
        next++;
        return word;
    }

    /// <summary>A constant in simple quotes, or with escapes as <see cref="Literal.Quote"/> writes them, as what it stands for.</summary>
    public string? Constant()
    {
        if (AtEnd || tokens[next].Kind != SqlTokenKind.Text) return null;
        var (start, end) = (tokens[next].Start, tokens[next].End - 1);
        var isEscaped = text[start] is 'E' or 'e' && text[start + 1] == '\'';
        if (!isEscaped && text[start] != '\'') return null;
        next++;
        var constant = text[(isEscaped ? start + 2 : start + 1)..end].Replace("''", "'", StringComparison.Ordinal);
        return isEscaped ? string.Join('\\', constant.Split("\\\\").Select(part => part.Replace("\\r", "\r", StringComparison.Ordinal))) : constant;
    }

    /// <summary>A number without its sign, as it is written.</summary>
    public string? Number() => !AtEnd && tokens[next].Kind == SqlTokenKind.Number ? tokens[next++].In(text).ToString() : null;

    /// <summary>All up to one of these words outside of parentheses, or to the end.</summary>
    public string Before(params ReadOnlySpan<string> words)
    {
        var (start, depth) = (Position, 0);
        for (; !AtEnd; next++)
        {
            if (depth == 0 && IsAny(words)) break;
            depth += Is(next, "(") ? 1 : Is(next, ")") ? -1 : 0;
        }

        return text[start..Position].Trim();
    }

    public string Rest() => Before();

    /// <summary>What stands in parentheses; null when none open here.</summary>
    public string? Inside()
    {
        if (AtEnd || !Is(next, "(")) return null;
        var (start, depth) = (tokens[next].End, 0);
        for (; !AtEnd; next++)
        {
            depth += Is(next, "(") ? 1 : Is(next, ")") ? -1 : 0;
            if (depth == 0) return text[start..tokens[next++].Start].Trim();
        }

        return null;
    }

    /// <summary>A text cut at its commas outside of parentheses.</summary>
    public static List<string> Split(string list)
    {
        var (parts, reader) = (new List<string>(), new StatementReader(list));
        do parts.Add(reader.Before(","));
        while (reader.Take(","));
        return parts;
    }

    /// <summary>Plain names in parentheses; null when something else stands there.</summary>
    public List<string>? Columns()
    {
        if (Inside() is not { } list) return null;
        var parts = Split(list);
        var names = parts.Select(PlainName).OfType<string>().ToList();
        return names.Count == parts.Count ? names : null;
    }

    private static string? PlainName(string text)
    {
        var reader = new StatementReader(text);
        return reader.Part() is { } name && reader.AtEnd ? name : null;
    }

    private bool IsAny(ReadOnlySpan<string> words)
    {
        foreach (var word in words) if (Is(next, word)) return true;
        return false;
    }

    private bool Is(int index, string word) => index < tokens.Count && tokens[index].Kind is SqlTokenKind.Word or SqlTokenKind.Symbol && tokens[index].In(text).Equals(word, StringComparison.OrdinalIgnoreCase);
}
