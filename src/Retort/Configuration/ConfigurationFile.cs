using System.Text;
using System.Text.Json;

namespace Retort.Configuration;

/// <summary>Reads JSON with comments and trailing commas into nodes that know their places.</summary>
internal ref struct ConfigurationFile
{
    private readonly ReadOnlySpan<byte> text;
    private Utf8JsonReader reader;

    private ConfigurationFile(ReadOnlySpan<byte> text)
    {
        this.text = text;
        reader = new Utf8JsonReader(text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
    }

    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static ConfigurationNode Parse(ReadOnlySpan<byte> text)
    {
        var file = new ConfigurationFile(text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text);
        file.reader.Read();
        var root = file.ReadValue();
        file.reader.Read();
        return root;
    }

    private ConfigurationNode ReadValue()
    {
        var node = Node();
        if (node.Kind == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) node.Items.Add(ReadValue());
        }
        else if (node.Kind == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = Node();
                reader.Read();
                node.Members.Add((name, ReadValue()));
            }
        }

        return node;
    }

    private ConfigurationNode Node()
    {
        var before = text[..(int)reader.TokenStartIndex];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new ConfigurationNode
        {
            Kind = reader.TokenType,
            Line = before.Count((byte)'\n') + 1,
            Column = Encoding.UTF8.GetCharCount(before[lineStart..]) + 1,
            Text = reader.TokenType switch
            {
                JsonTokenType.String or JsonTokenType.PropertyName => reader.GetString()!,
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => "",
            },
        };
    }
}
