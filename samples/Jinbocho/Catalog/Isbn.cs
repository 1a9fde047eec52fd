namespace Jinbocho.Catalog;

/// <summary>ISBNs as the tables keep them: without hyphens, with the check digit right.</summary>
internal static class Isbn
{
    /// <summary>Null when it is none.</summary>
    public static string? Parse(string text)
    {
        var isbn = string.Concat(text.Where(letter => letter is not ('-' or ' '))).ToUpperInvariant();
        return isbn.Length switch
        {
            10 when isbn[..9].All(char.IsAsciiDigit) && (char.IsAsciiDigit(isbn[9]) || isbn[9] == 'X') && Sum(isbn, index => 10 - index) % 11 == 0 => isbn,
            13 when isbn.All(char.IsAsciiDigit) && Sum(isbn, index => index % 2 == 0 ? 1 : 3) % 10 == 0 => isbn,
            _ => null,
        };
    }

    private static int Sum(string isbn, Func<int, int> weight) => isbn.Select((digit, index) => (digit == 'X' ? 10 : digit - '0') * weight(index)).Sum();
}
