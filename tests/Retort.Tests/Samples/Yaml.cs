using System.Globalization;
using Retort.Tests.Conventions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Retort.Tests.Samples;

/// <summary>A YAML file of a sample as a tree; a path such as <c>spec.template.containers.0.image</c> leads into it.</summary>
internal static class Yaml
{
    public static object Read(string path)
    {
        using var text = new StringReader(Source.Read(path));
        return new DeserializerBuilder().Build().Deserialize<object>(new MergingParser(new Parser(text)))!;
    }

    /// <summary>Null where there is nothing.</summary>
    public static object? At(this object? tree, string path) => path.Split('.').Aggregate(tree, (at, step) => at switch
    {
        IDictionary<object, object> map => map.TryGetValue(step, out var value) ? value : null,
        IList<object> list => int.Parse(step, CultureInfo.InvariantCulture) is var index && index < list.Count ? list[index] : null,
        _ => null,
    });

    public static string? Text(this object? tree, string path) => tree.At(path) as string;

    /// <summary>The texts of a list; none where there is nothing.</summary>
    public static string[] Texts(this object? tree, string path) => tree.At(path) is IList<object> list ? [.. list.Select(item => (string)item)] : [];

    /// <summary>The names in a map; none where there is nothing.</summary>
    public static string[] Names(this object? tree, string path) => tree.At(path) is IDictionary<object, object> map ? [.. map.Keys.Select(key => (string)key)] : [];

    /// <summary>The items of a list; none where there is nothing.</summary>
    public static IEnumerable<object> Items(this object? tree, string path) => tree.At(path) as IList<object> ?? [];
}
