using Retort.Errors;

namespace Retort.Sql;

/// <summary>Cuts SQL text into tokens by the rules of PostgreSQL's scanner, in one pass and without allocating.</summary>
/// <remarks>
/// It assumes <c>standard_conforming_strings = on</c>, the default since PostgreSQL 9.1: only <c>E'...'</c> knows backslashes.
/// See "Lexical Structure" in the PostgreSQL manual.
/// </remarks>
internal ref struct SqlScanner(ReadOnlySpan<char> text, string? path, int firstLine)
{
    private readonly ReadOnlySpan<char> text = text;
    private int position;
    private int line = firstLine;

    /// <summary>The position after the last token.</summary>
    public readonly int Position => position;

    /// <summary>The line of <see cref="Position"/>.</summary>
    public readonly int Line => line;

    /// <summary>Continues at a later position, for text that is not SQL, such as the rows of a COPY.</summary>
    public void SkipTo(int target)
    {
        line += text[position..target].Count('\n');
        position = target;
    }

    /// <summary>The next token; white space is passed over.</summary>
    public SqlToken Next()
    {
        SkipBlank();
        if (position == text.Length) return new(SqlTokenKind.End, position, position, line);
        var (kind, end) = Measure(position);
        var token = new SqlToken(kind, position, end, line);
        if (kind is SqlTokenKind.Text or SqlTokenKind.Comment or SqlTokenKind.QuotedName) SkipTo(end);
        else position = end;
        return token;
    }

    private void SkipBlank()
    {
        for (; position < text.Length && text[position] is ' ' or '\n' or '\t' or '\r' or '\f' or '\v'; position++)
        {
            if (text[position] == '\n') line++;
        }
    }

    private readonly (SqlTokenKind Kind, int End) Measure(int start)
    {
        var first = text[start];
        var second = start + 1 < text.Length ? text[start + 1] : '\0';
        return first switch
        {
            '\'' => (SqlTokenKind.Text, AfterString(start, start, escapes: false)),
            '"' => (SqlTokenKind.QuotedName, AfterQuotes(start, start)),
            '-' when second == '-' => (SqlTokenKind.Comment, AfterLine(start)),
            '/' when second == '*' => (SqlTokenKind.Comment, AfterComment(start)),
            '\\' => (SqlTokenKind.Backslash, start + 1),
            '$' => Dollar(start),
            >= '0' and <= '9' => (SqlTokenKind.Number, AfterNumber(start)),
            '.' when char.IsAsciiDigit(second) => (SqlTokenKind.Number, AfterNumber(start)),
            _ when BeginsWord(first) => Word(start, first, second),
            _ => (SqlTokenKind.Symbol, start + 1),
        };
    }

    private readonly (SqlTokenKind Kind, int End) Word(int start, char first, char second)
    {
        if (second == '\'' && first is 'e' or 'E' or 'b' or 'B' or 'x' or 'X' or 'n' or 'N' && At(start + 1) == '\'')
            return (SqlTokenKind.Text, AfterString(start, start + 1, escapes: first is 'e' or 'E'));
        if (first is 'u' or 'U' && second == '&' && At(start + 2) == '\'')
            return (SqlTokenKind.Text, AfterString(start, start + 2, escapes: false));
        if (first is 'u' or 'U' && second == '&' && At(start + 2) == '"')
            return (SqlTokenKind.QuotedName, AfterQuotes(start, start + 2));
        return (SqlTokenKind.Word, AfterWord(start));
    }

    private readonly char At(int index) => index < text.Length ? text[index] : '\0';

    private static bool BeginsWord(char character) => char.IsAsciiLetter(character) || character is '_' or >= '\u0080';

    private static bool ContinuesWord(char character) => BeginsWord(character) || char.IsAsciiDigit(character) || character == '$';

    private readonly int AfterWord(int index)
    {
        while (index < text.Length && ContinuesWord(text[index])) index++;
        return index;
    }

    private readonly int AfterNumber(int index)
    {
        while (index < text.Length && (char.IsAsciiLetterOrDigit(text[index]) || text[index] is '.' or '_')) index++;
        return index;
    }

    private readonly int AfterLine(int index)
    {
        var length = text[index..].IndexOfAny('\n', '\r');
        return length < 0 ? text.Length : index + length;
    }

    private readonly int AfterComment(int start)
    {
        var depth = 0;
        for (var index = start; index + 1 < text.Length; index++)
        {
            if (text[index] == '/' && text[index + 1] == '*') depth++;
            else if (text[index] == '*' && text[index + 1] == '/') depth--;
            else continue;
            index++;
            if (depth == 0) return index + 1;
        }
        throw Unterminated(start, "comment", "unterminated-comment");
    }

    private readonly int AfterQuotes(int start, int quote)
    {
        var index = quote + 1;
        while (true)
        {
            var length = text[index..].IndexOf('"');
            if (length < 0) throw Unterminated(start, "quoted name", "unterminated-name");
            index += length + 1;
            if (At(index) != '"') return index;
            index++;
        }
    }

    private readonly int AfterString(int start, int quote, bool escapes)
    {
        var index = quote + 1;
        while (index < text.Length)
        {
            if (text[index] == '\\' && escapes) index += 2;
            else if (text[index] != '\'') index++;
            else if (At(index + 1) == '\'') index += 2;
            else if (escapes && Continuation(index + 1) is var next and > 0) index = next;
            else return index + 1;
        }
        throw Unterminated(start, "string", "unterminated-string");
    }

    /// <summary>Where a string goes on after white space that has a line break in it; 0 if it does not.</summary>
    /// <remarks>Only the parts of an <c>E'...'</c> need this: each knows backslashes, though only the first says so.</remarks>
    private readonly int Continuation(int index)
    {
        var broken = false;
        while (index < text.Length)
        {
            if (text[index] is '\n' or '\r') broken = true;
            else if (text[index] == '-' && At(index + 1) == '-') { index = AfterLine(index); continue; }
            else if (!char.IsWhiteSpace(text[index])) break;
            index++;
        }
        return broken && At(index) == '\'' ? index + 1 : 0;
    }

    private readonly (SqlTokenKind Kind, int End) Dollar(int start)
    {
        var index = start + 1;
        if (char.IsAsciiDigit(At(index))) return (SqlTokenKind.Number, AfterNumber(index));
        while (index < text.Length && text[index] != '$' && ContinuesWord(text[index])) index++;
        if (At(index) != '$') return (SqlTokenKind.Symbol, start + 1);
        var tag = text[start..(index + 1)];
        var length = text[(index + 1)..].IndexOf(tag);
        if (length < 0) throw Unterminated(start, $"dollar-quoted string {tag}", "unterminated-string");
        return (SqlTokenKind.Text, index + 1 + length + tag.Length);
    }

    private readonly SourceException Unterminated(int start, string what, string code)
    {
        var at = line + text[position..start].Count('\n');
        return new SourceException(code, $"the {what} that begins on line {at} has no end")
        {
            Where = [SqlSplitter.Place(path, at)],
            Hint = "Close it, or look for a quote further up that closes too late.",
        };
    }
}
