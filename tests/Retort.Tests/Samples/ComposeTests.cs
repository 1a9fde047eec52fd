using System.Text.Json;
using System.Text.RegularExpressions;
using Retort.Tests.Conventions;

namespace Retort.Tests.Samples;

/// <summary>The compose files and Dockerfiles of samples/: what they name is there, and nothing can be reached from outside the machine.</summary>
public sealed partial class ComposeTests
{
    public static TheoryData<string> Files => [.. Source.Files("samples", "compose.yaml")];

    public static TheoryData<string> Dockerfiles => [.. Source.Files("samples", "Dockerfile")];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_port_is_bound_to_this_machine_alone(string file)
    {
        var compose = Yaml.Read(file);
        var ports = compose.Names("services").SelectMany(service => compose.Texts($"services.{service}.ports")).ToList();
        Assert.NotEmpty(ports);
        Assert.All(ports, port => Assert.StartsWith("127.0.0.1:", port));
        Assert.Equal(ports.Count, ports.Select(port => port.Split(':')[1]).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_a_service_needs_is_in_the_file_or_in_the_repository(string file)
    {
        var compose = Yaml.Read(file);
        foreach (var service in compose.Names("services"))
        {
            Assert.All(compose.Names($"services.{service}.depends_on"), other => Assert.NotNull(compose.At($"services.{other}")));
            Assert.All(compose.Texts($"services.{service}.volumes").Select(volume => volume.Split(':')[0]).Where(volume => !volume.StartsWith('.')), volume => Assert.Contains(volume, compose.Names("volumes")));
            if (compose.Text($"services.{service}.build.dockerfile") is not { } dockerfile) continue;
            var context = Path.GetFullPath(Path.Combine(Source.Root, Path.GetDirectoryName(file)!, compose.Text($"services.{service}.build.context")!));
            Assert.True(File.Exists(Path.Combine(context, dockerfile)), dockerfile);
        }
    }

    /// <summary>What the image starts is what the project builds; both are named by hand.</summary>
    [Theory]
    [MemberData(nameof(Dockerfiles))]
    public void An_image_starts_the_program_that_it_publishes(string file)
    {
        var published = Path.Combine(Source.Root, Published().Match(Source.Read(file)).Groups[1].Value);
        var project = Directory.Exists(published) ? Directory.GetFiles(published, "*.csproj").Single() : published;
        Assert.True(File.Exists(project), project);
        Assert.Equal(Path.GetDirectoryName(Path.Combine(Source.Root, file)), Path.GetDirectoryName(project));
        Assert.Equal(["dotnet", $"{Path.GetFileNameWithoutExtension(project)}.dll"], EntryPoint(file));
        Assert.True(Source.Read(file).Split('\n').Count(line => line.Length > 0 && line[0] != '#') <= 12);
    }

    /// <summary>The words with which an image starts.</summary>
    internal static string[] EntryPoint(string dockerfile) => JsonSerializer.Deserialize<string[]>(Entry().Match(Source.Read(dockerfile)).Groups[1].Value)!;

    [GeneratedRegex(@"^RUN dotnet publish (\S+) -c Release -o /app$", RegexOptions.Multiline)]
    private static partial Regex Published();

    [GeneratedRegex(@"^ENTRYPOINT (\[.*\])$", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
