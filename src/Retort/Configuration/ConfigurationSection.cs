using Retort.Errors;

using System.Globalization;
using System.Text.Json;

namespace Retort.Configuration;

/// <summary>An object of <c>retort.json</c> whose keys are known: reads values by key, and notes every mistake with its place.</summary>
internal sealed class ConfigurationSection
{
    private readonly Dictionary<string, ConfigurationNode> values = [];
    private readonly string[] keys;
    private readonly ConfigurationMistakes mistakes;
    private readonly Variables variables;

    public ConfigurationSection(ConfigurationNode node, string[] keys, ConfigurationMistakes mistakes, Variables variables)
    {
        (Node, this.keys, this.mistakes, this.variables) = (node, keys, mistakes, variables);
        if (node.Kind != JsonTokenType.StartObject)
        {
            mistakes.Add(node, $"an object is expected here, not {node.Description}", $"Write `{{ \"{keys[0]}\": ... }}`.");
            return;
        }

        foreach (var (name, value) in node.Members) Take(name, value);
    }

    public ConfigurationNode Node { get; }

    /// <summary>The first variable without a value that a text of this section uses.</summary>
    public string? MissingVariable { get; private set; }

    /// <summary>Whether variables without a value are told by <see cref="MissingVariable"/> instead of being mistakes.</summary>
    public bool AllowsMissingVariables { get; init; }

    public ConfigurationSection Of(ConfigurationNode node, string[] known, bool allowsMissingVariables = false) =>
        new(node, known, mistakes, variables) { AllowsMissingVariables = allowsMissingVariables };

    public ConfigurationNode? Value(string key)
    {
        if (!keys.Contains(key)) throw new InvalidOperationException($"the key \"{key}\" is not listed");
        return values.GetValueOrDefault(key);
    }

    public string? Text(string key) => Value(key) is { } node ? Text(node, key) : null;

    /// <summary>A text, or a list of texts.</summary>
    public ValueList<string> Texts(string key)
    {
        if (Value(key) is not { } node) return [];
        var items = node.Kind == JsonTokenType.StartArray ? node.Items : [node];
        return items.Select(item => Text(item, key)).OfType<string>().ToValueList();
    }

    public bool Flag(string key)
    {
        if (Value(key) is not { } node) return false;
        if (node.Kind is not (JsonTokenType.True or JsonTokenType.False)) Mistake(node, $"\"{key}\" is true or false, not {node.Description}");
        return node.Kind == JsonTokenType.True;
    }

    public int? Number(string key, int least, int most)
    {
        if (Value(key) is not { } node) return null;
        if (node.Kind == JsonTokenType.Number && int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Mistake(node, $"\"{key}\" is a number from {least} to {most}", node.Kind == JsonTokenType.String ? "Write the number without quotes." : null);
        return null;
    }

    public IEnumerable<ConfigurationNode> Items(string key)
    {
        if (Value(key) is not { } node) return [];
        if (node.Kind != JsonTokenType.StartArray) Mistake(node, $"\"{key}\" is a list, not {node.Description}", "Put it in brackets: `[ ... ]`.");
        return node.Items;
    }

    public DatabaseUrl? Url(string key)
    {
        if (Value(key) is not { } node || Text(node, key, out var places) is not { } text) return null;
        try
        {
            return DatabaseUrl.Parse(text);
        }
        catch (Errors.ConfigurationException mistake)
        {
            mistakes.Add(node, new(mistake.Code, mistake.Message) { Detail = mistake.Detail, Hint = mistake.Hint, Where = [mistakes.Where(node), .. places] });
            return null;
        }
    }

    public void Mistake(ConfigurationNode node, string message, string? hint = null) => mistakes.Add(node, message, hint);

    private string? Text(ConfigurationNode node, string key) => Text(node, key, out _);

    private string? Text(ConfigurationNode node, string key, out List<string> places)
    {
        var interpolation = new Interpolation(variables);
        places = interpolation.Places;
        if (node.Kind != JsonTokenType.String)
        {
            Mistake(node, $"\"{key}\" is a text, not {node.Description}", node.Kind == JsonTokenType.Number ? "Put it in double quotes." : null);
            return null;
        }

        var text = interpolation.Expand(node.Text);
        if (interpolation.Mistake is { } mistake) Mistake(node, mistake, "Write `$${` for a literal `${`.");
        else if (interpolation.Missing is not { } missing) return text;
        else if (AllowsMissingVariables) MissingVariable ??= missing;
        else Mistake(node, $"the variable \"{missing}\" has no value", $"Set it in the environment or in `.env` beside `{WorkspaceConfiguration.FileName}`, or give a default: `${{{missing}:-...}}`.");
        return null;
    }

    private void Take(ConfigurationNode name, ConfigurationNode value)
    {
        if (!keys.Contains(name.Text))
        {
            var near = Suggestion.Nearest(name.Text, keys);
            Mistake(name, $"the key \"{name.Text}\" is not known", near is null ? $"Known here: {string.Join(", ", keys)}." : $"Did you mean `{near}`?");
        }
        else if (!values.TryAdd(name.Text, value))
        {
            Mistake(name, $"the key \"{name.Text}\" is there twice", $"The first is in line {values[name.Text].Line}.");
        }
    }
}
