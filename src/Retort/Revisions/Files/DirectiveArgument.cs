using System.Globalization;
using Retort.Sql;

namespace Retort.Revisions.Files;

/// <summary>Reads what stands after the name of a directive.</summary>
internal static class DirectiveArgument
{
    /// <summary><c>10s</c>, <c>500ms</c>, <c>2min</c>, <c>1h</c>: PostgreSQL's units.</summary>
    public static TimeSpan Duration(Directive directive, string? path)
    {
        var digits = directive.Argument.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits > 0 && long.TryParse(directive.Argument.AsSpan(0, digits), out var count) && count is > 0 and < int.MaxValue)
        {
            switch (directive.Argument[digits..].Trim())
            {
                case "ms": return TimeSpan.FromMilliseconds(count);
                case "s": return TimeSpan.FromSeconds(count);
                case "min": return TimeSpan.FromMinutes(count);
                case "h": return TimeSpan.FromHours(count);
            }
        }
        throw Bad(directive, path, $"\"{directive.Argument}\" is not a length of time");
    }

    /// <summary><c>deletes-data: the column was never written</c>.</summary>
    public static AllowedHazard Hazard(Directive directive, string? path)
    {
        var colon = directive.Argument.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? directive.Argument : directive.Argument[..colon].TrimEnd();
        var reason = colon < 0 ? "" : directive.Argument[(colon + 1)..].Trim();
        if (reason.Length == 0) throw Bad(directive, path, $"allowing \"{name}\" needs a reason");
        if (name.Length == 0 || name.Any(character => !char.IsAsciiLetterLower(character) && character != '-'))
            throw Bad(directive, path, $"\"{name}\" is not the name of a hazard");
        return new() { Hazard = name, Reason = reason, Line = directive.Line };
    }

    /// <summary><c>users by id in 5000</c>; names are kept as they are written.</summary>
    public static Backfill Backfill(Directive directive, string? path)
    {
        var text = directive.Argument;
        var scanner = new SqlScanner(text, path, directive.Line);
        var table = NameBefore(ref scanner, text, "by");
        var key = NameBefore(ref scanner, text, "in");
        var size = scanner.Next();
        if (table is null || key is null || scanner.Next().Kind != SqlTokenKind.End || !int.TryParse(size.In(text), NumberStyles.None, CultureInfo.InvariantCulture, out var rows) || rows == 0)
            throw Bad(directive, path, $"\"{text}\" does not say which rows to fill");
        return new() { Table = table, Key = key, BatchSize = rows };
    }

    private static string? NameBefore(ref SqlScanner scanner, string text, string keyword)
    {
        var first = scanner.Next();
        var end = first.Start;
        for (var token = first; token.Kind != SqlTokenKind.End; token = scanner.Next())
        {
            if (end > first.Start && token.Is(text, keyword)) return text[first.Start..end];
            if (token.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName) && !token.Is(text, '.') && !token.Is(text, ',')) return null;
            end = token.End;
        }
        return null;
    }

    private static Errors.RevisionException Bad(Directive directive, string? path, string message) =>
        FileError.At(path, directive.Line, "bad-directive", message, hint: Directive.Example(directive.Name));
}
