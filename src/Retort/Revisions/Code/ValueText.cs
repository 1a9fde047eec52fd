using System.Globalization;
using Retort.Sql;

namespace Retort.Revisions.Code;

/// <summary>A value as a literal; what stands in quotes takes the type of its column.</summary>
internal static class ValueText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        byte or short or int or long or decimal => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        byte[] bytes => $"'\\x{Convert.ToHexStringLower(bytes)}'",
        DateTimeOffset moment => Literal.Quote(moment.ToString("O", CultureInfo.InvariantCulture)),
        DateTime moment => Literal.Quote(moment.ToString("O", CultureInfo.InvariantCulture)),
        IFormattable other => Literal.Quote(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => Literal.Quote(value.ToString()!),
    };
}
