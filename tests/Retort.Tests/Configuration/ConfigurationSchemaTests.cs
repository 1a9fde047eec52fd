using System.Text.Json;
using Retort.Configuration;

namespace Retort.Tests.Configuration;

public sealed class ConfigurationSchemaTests
{
    public static TheoryData<string, string[]> Objects => new()
    {
        { "", ConfigurationKeys.Workspace },
        { "database", ConfigurationKeys.Database },
        { "server", ConfigurationKeys.Server },
        { "sqlModel", ConfigurationKeys.SqlModel },
        { "projectModel", ConfigurationKeys.ProjectModel },
        { "sqlSeed", ConfigurationKeys.SqlSeed },
        { "programSeed", ConfigurationKeys.ProgramSeed },
        { "filter", ConfigurationKeys.Filter },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void The_schema_and_the_reader_know_the_same_keys(string definition, string[] keys)
    {
        using var schema = Schema();
        var node = definition.Length == 0 ? schema.RootElement : schema.RootElement.GetProperty("$defs").GetProperty(definition);
        Assert.Equal(keys.Order(), node.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order());
        Assert.False(node.GetProperty("additionalProperties").ValueKind == JsonValueKind.True);
    }

    [Fact]
    public void Every_object_of_the_schema_is_one_that_the_reader_knows()
    {
        using var schema = Schema();
        var objects = schema.RootElement.GetProperty("$defs").EnumerateObject().Where(definition => definition.Value.TryGetProperty("properties", out _));
        Assert.Equal(Objects.Select(row => row.Data.Item1).Where(name => name.Length > 0).Order(), objects.Select(definition => definition.Name).Order());
    }

    [Fact]
    public void The_reference_explains_every_key()
    {
        var reference = File.ReadAllText(Path.Combine(Root(), "docs", "reference", "configuration.md"));
        var keys = Objects.SelectMany(row => row.Data.Item2);
        Assert.All(keys, key => Assert.Contains($"`{key}`", reference));
        Assert.All(UrlParameters.Known, name => Assert.Contains($"`{name}`", reference));
    }

    private static JsonDocument Schema() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Root(), "docs", "reference", "retort.schema.json")));

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Retort.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
