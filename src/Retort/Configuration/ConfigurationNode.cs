using System.Text.Json;

namespace Retort.Configuration;

/// <summary>A value of a JSON file with its place, both counted from 1.</summary>
internal sealed class ConfigurationNode
{
    public required JsonTokenType Kind { get; init; }

    public required int Line { get; init; }

    public required int Column { get; init; }

    /// <summary>A text's value, a number's digits, a property's name.</summary>
    public string Text { get; init; } = "";

    /// <summary>Of a list: its values.</summary>
    public List<ConfigurationNode> Items { get; } = [];

    /// <summary>Of an object: names and values in the order written.</summary>
    public List<(ConfigurationNode Name, ConfigurationNode Value)> Members { get; } = [];

    /// <summary>What it is, for the error.</summary>
    public string Description => Kind switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };
}
