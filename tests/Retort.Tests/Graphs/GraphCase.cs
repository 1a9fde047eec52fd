using System.Text.Json;

namespace Retort.Tests.Graphs;

/// <summary>One case of <c>graphs/cases.json</c>: a question to a graph and the listed answer.</summary>
public sealed class GraphCase
{
    private readonly JsonElement element;

    public GraphCase(JsonElement element, JsonElement graphs)
    {
        this.element = element;
        Graph = graphs.GetProperty(element.GetProperty("graph").GetString()!).GetProperty("revisions");
    }

    public JsonElement Graph { get; }

    public string Id => Text("id")!;

    public string Operation => Text("op")!;

    public bool IsWart => element.TryGetProperty("alembic_wart", out _);

    public bool IsOrderFree => Text("order") == "any_legal";

    /// <summary>Where the listed tool itself gives one answer or another.</summary>
    public bool IsUndefined => Text("order") == "nondeterministic_in_alembic";

    public JsonElement Expected => element.GetProperty("expect");

    public string? Text(string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public bool Flag(string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>A list, or a single text as a list of one; empty when absent.</summary>
    public string[] List(string name) => !element.TryGetProperty(name, out var value) ? [] : value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().Select(item => item.GetString()!)],
        JsonValueKind.String => [value.GetString()!],
        _ => [],
    };
}
