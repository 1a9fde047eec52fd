using Retort.Errors;

namespace Retort.Configuration;

/// <summary>Collects the mistakes of one file, so that all of them are told at once.</summary>
internal sealed class ConfigurationMistakes(string path)
{
    private readonly List<(int Line, int Column, ConfigurationException Mistake)> mistakes = [];

    public string Where(ConfigurationNode node) => $"{path}:{node.Line}:{node.Column}";

    public void Add(ConfigurationNode node, string message, string? hint = null) =>
        mistakes.Add((node.Line, node.Column, new ConfigurationException("invalid-configuration", message) { Where = [Where(node)], Hint = hint }));

    public void Add(ConfigurationNode node, ConfigurationException mistake) => mistakes.Add((node.Line, node.Column, mistake));

    public void ThrowIfAny()
    {
        var ordered = mistakes.OrderBy(entry => (entry.Line, entry.Column)).Select(entry => entry.Mistake).ToList();
        if (ordered.Count == 0) return;
        if (ordered.Count == 1) throw ordered[0];
        throw new ConfigurationException("invalid-configuration", $"{ordered.Count} mistakes in \"{path}\"")
        {
            Detail = string.Join('\n', ordered.Select(Line)),
            Where = ordered.SelectMany(mistake => mistake.Where).Distinct().ToValueList(),
        };
    }

    private static string Line(ConfigurationException mistake) =>
        string.Join(' ', new[] { $"{mistake.Where[0]}: {mistake.Message}.", mistake.Detail, mistake.Hint }.Where(part => part is not null));
}
