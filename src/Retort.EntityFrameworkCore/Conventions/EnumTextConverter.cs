using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Retort.EntityFrameworkCore.Conventions;

/// <summary><c>ReadingStatus.ToRead</c> as <c>to_read</c>.</summary>
internal sealed class EnumTextConverter<TEnum>() : ValueConverter<TEnum, string>(value => Text(value), text => Value(text))
    where TEnum : struct, Enum
{
    private static readonly Dictionary<string, TEnum> values = Enum.GetValues<TEnum>().Distinct().ToDictionary(value => Words.Snake(value.ToString()));

    private static string Text(TEnum value) => Words.Snake(value.ToString());

    private static TEnum Value(string text) => values.TryGetValue(text, out var value) ? value : throw new InvalidOperationException($"\"{text}\" is no {typeof(TEnum).Name}");
}
