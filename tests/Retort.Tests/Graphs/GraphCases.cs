using System.Text.Json;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Graphs;

/// <summary>All graph cases of the folder of cases.</summary>
internal static class GraphCases
{
    private static IReadOnlyDictionary<string, GraphCase>? all;

    public static IReadOnlyDictionary<string, GraphCase> All => all ??= Load(Cases.Require("graphs"));

    private static Dictionary<string, GraphCase> Load(string folder)
    {
        var cases = new Dictionary<string, GraphCase>();
        foreach (var file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var document = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
            var graphs = document.GetProperty("graphs");
            foreach (var element in document.GetProperty("cases").EnumerateArray())
            {
                var graphCase = new GraphCase(element, graphs);
                cases.Add(graphCase.Id, graphCase);
            }
        }
        return cases;
    }
}
