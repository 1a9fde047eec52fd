using Retort.Sql;

namespace Retort.Hazards.Rows;

/// <summary>Values that a column may take, as SQL, the likeliest first.</summary>
internal static class RowValues
{
    /// <summary>The candidates for the nth row: what the type allows, then the constants of its checks and their neighbours.</summary>
    /// <param name="column">The column.</param>
    /// <param name="number">Which row it is, from 1: others get other values.</param>
    /// <param name="inDigits">Whether text is written in digits.</param>
    public static ValueList<string> Of(FillColumn column, int number, bool inDigits)
    {
        var values = new List<string>();
        if (inDigits && column is { Category: 'S', Labels.Count: 0 }) values.Add($"'{number}'");
        if (column.Labels.Count > 0) values.AddRange(column.Labels.Select((_, index) => Literal.Quote(column.Labels[(index + number) % column.Labels.Count])));
        else if (ByType(column, number) is { } value) values.Add(value);
        values.AddRange(column.Checks.SelectMany(check => Constants(check, column)));
        if (column.Checks.Count > 0) values.AddRange(Others(column, number));
        // A check is satisfied by what it cannot judge.
        if (column.Checks.Count > 0 && !column.IsNotNull) values.Add("null");
        if (values.Count == 0) values.Add("null");
        var typed = values.Select(text => $"{text}::{column.FullType}").Distinct();
        // What the application relies on, if it was told so: numbers of sequences above all. A check that comes may refuse it.
        if (!column.HasDefault) return typed.ToValueList();
        return column.Checks.Count > 0 ? [.. typed, "default"] : ["default", .. typed];
    }

    /// <summary>Values of other shapes, for checks that compare columns with each other or look for a pattern.</summary>
    private static string[] Others(FillColumn column, int number) => column switch
    {
        { Category: 'A' } => [$"'{{{number}}}'"],
        { TypeType: 'r' } => [$"'[{number},{number + 5})'", $"'[2020-01-{number % 28 + 1:00},2021-01-01)'"],
        { Category: 'N' } => [$"{number + 100}", "0", $"-{number}"],
        { Category: 'D' } => [$"(timestamp '2030-01-01' + {number} * interval '1 day')", $"(timestamp '2010-01-01' + {number} * interval '1 day')"],
        { Category: 'S' } => [$"'a{number}@example.com'", $"'https://example.com/{number}'", $"'A{number}'", $"'{number}'", $"'+4930{number:0000000}'", $"md5('{number}')", $"'{(char)('a' + number % 26)}'"],
        { Type: "json" or "jsonb" } => ["'[]'", $"'{number}'"],
        _ => [],
    };

    /// <summary>Strings and numbers that a check speaks of: one of them often satisfies it.</summary>
    private static List<string> Constants(string check, FillColumn column)
    {
        var constants = new List<string>();
        var scanner = new SqlScanner(check, null, 1);
        for (var token = scanner.Next(); token.Kind != SqlTokenKind.End; token = scanner.Next())
        {
            var text = token.In(check).ToString();
            if (token.Kind == SqlTokenKind.Text) constants.Add(text);
            else if (token.Kind == SqlTokenKind.Number && column.Category == 'S') constants.AddRange([$"repeat('a', {text})", $"repeat('a', {text} + 1)"]);
            else if (token.Kind == SqlTokenKind.Number) constants.AddRange(column.Type is "numeric" or "float4" or "float8" ? [text, $"({text} + 1)", $"({text} - 1)", $"({text} + 0.5)"] : [text, $"({text} + 1)", $"({text} - 1)"]);
        }
        return constants;
    }

    private static string? ByType(FillColumn column, int number) => column switch
    {
        { Category: 'A' } => "'{}'",
        { TypeType: 'r' } => "'empty'",
        { TypeType: 'm' } => "'{}'",
        { TypeType: 'c' } => null,
        _ => ByName(column, number),
    };

    private static string? ByName(FillColumn column, int number) => column.Type switch
    {
        "int2" or "int4" or "int8" or "float4" or "float8" or "oid" or "money" => $"{number}",
        "numeric" => column.Digits is <= 0 ? "0" : column.Digits is { } digits && digits < 3 ? $"{number % 10}" : $"{number}",
        "bool" => number % 2 == 0 ? "true" : "false",
        "text" or "varchar" or "bpchar" or "name" or "citext" => Text(column, number),
        "uuid" => $"md5('{number}')",
        "date" or "timestamp" or "timestamptz" => $"(timestamp '2020-01-01' + {number} * interval '1 day')",
        "time" or "timetz" => $"'10:{number % 60:00}'",
        "interval" => $"'{number} minutes'",
        "json" or "jsonb" => "'{}'",
        "bytea" => $"'\\x{number:x2}'",
        "inet" or "cidr" => $"'10.0.{number / 250}.{number % 250 + 1}'",
        "macaddr" => $"'08:00:2b:01:02:{number % 256:x2}'",
        "bit" => $"repeat('1', {column.Length ?? 1})",
        "varbit" => "'1'",
        "xml" => "'<a/>'",
        "point" => $"'({number},{number})'",
        "tsvector" => $"'w{number}'",
        "ltree" => $"'a.b{number}'",
        "hstore" => "''",
        _ => null,
    };

    private static string Text(FillColumn column, int number)
    {
        var text = $"v{number}";
        return column.Length is { } length && length < text.Length ? $"'{(char)('a' + number % 26)}'" : $"'{text}'";
    }
}
