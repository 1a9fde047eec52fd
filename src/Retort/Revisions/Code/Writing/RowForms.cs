using System.Globalization;
using static Retort.Revisions.Code.Writing.OperationCall;

namespace Retort.Revisions.Code.Writing;

/// <summary>Statements on rows whose values are constants.</summary>
internal static class RowForms
{
    public static OperationCall? Read(StatementReader reader)
    {
        if (reader.Take("insert", "into")) return Insert(reader);
        if (reader.Take("update")) return Update(reader);
        return reader.Take("delete", "from") && reader.Name() is { } table && reader.Take("where") && Pairs(reader, "and") is { } key && reader.AtEnd
            ? Of("DeleteRow", op => op.DeleteRow(table, [.. key.Select(one => (one.Column, one.Value.Made))]), [Quote(table), .. key.Select(Written)]) : null;
    }

    private static OperationCall? Insert(StatementReader reader)
    {
        if (reader.Name() is not { } table || reader.Columns() is not { } columns || !reader.Take("values")) return null;
        var rows = new List<List<Constant>>();
        do
        {
            if (reader.Inside() is not { } list) return null;
            var values = StatementReader.Split(list).ConvertAll(Whole);
            if (values.Contains(null)) return null;
            rows.Add(values!);
        }
        while (reader.Take(","));
        if (!reader.AtEnd) return null;
        var written = rows.Select(row => $"\n            [{string.Join(", ", row.Select(value => value.Code))}]");
        return new($".Insert({Quote(table)}, {List(columns)},{string.Join(",", written)})", op => op.Insert(table, columns, [.. rows.Select(row => row.Select(value => value.Made).ToArray())]));
    }

    private static OperationCall? Update(StatementReader reader)
    {
        if (reader.Name() is not { } table || !reader.Take("set") || Pairs(reader, ",") is not { } values || !reader.Take("where") || Pairs(reader, "and") is not { } key || !reader.AtEnd) return null;
        return Of("UpdateRow", op => op.UpdateRow(table, [.. key.Select(one => (one.Column, one.Value.Made))], [.. values.Select(one => (one.Column, one.Value.Made))]),
            [Quote(table), $"[{string.Join(", ", key.Select(Written))}]", .. values.Select(Written)]);
    }

    /// <summary><c>column = constant</c>, one or several; null when something else stands there.</summary>
    private static List<(string Column, Constant Value)>? Pairs(StatementReader reader, string between)
    {
        var pairs = new List<(string, Constant)>();
        do
        {
            if (reader.Part() is not { } column) return null;
            if (reader.Take("is", "null")) pairs.Add((column, Constant.Null));
            else if (reader.Take("=") && Value(reader) is { } value) pairs.Add((column, value));
            else return null;
        }
        while (reader.Take(between));
        return pairs;
    }

    private static string Written((string Column, Constant Value) pair) => $"({Quote(pair.Column)}, {pair.Value.Code})";

    private static Constant? Whole(string text)
    {
        var reader = new StatementReader(text);
        return Value(reader) is { } value && reader.AtEnd ? value : null;
    }

    private static Constant? Value(StatementReader reader)
    {
        if (reader.Take("null")) return Constant.Null;
        if (reader.Take("true")) return new("true", true);
        if (reader.Take("false")) return new("false", false);
        if (reader.Constant() is { } text) return new(Quote(text), text);
        var sign = reader.Take("-") ? "-" : "";
        return reader.Number() is { } number ? Number(sign + number) : null;
    }

    private static Constant? Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? new(text, whole)
        : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? new($"{text}m", number) : null;

    /// <summary>A constant as C# writes it, and its value.</summary>
    private sealed record Constant(string Code, object? Made)
    {
        public static Constant Null { get; } = new("null", null);
    }
}
