using System.Text.RegularExpressions;
using Retort.Cli.Parsing;
using Retort.EntityFrameworkCore;
using Retort.Hosting;
using Retort.Tests.Branches;
using Retort.Tests.CommandLine;
using Retort.Tests.Conventions;

namespace Retort.Tests.Samples;

/// <summary>A sample in a repository of its own, as somebody has it who began with it: its files may be changed, and its local server is its own.</summary>
internal sealed partial class SampleCopy : IAsyncDisposable
{
    private const string Properties = """
        <Project>
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <InvariantGlobalization>true</InvariantGlobalization>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
        </Project>
        """;

    private readonly string root = Scene.TemporaryFolder();

    /// <summary>Copies a sample; what it references as projects of this repository are there the assemblies of this build.</summary>
    public SampleCopy(string name)
    {
        Folder = Path.Combine(root, name);
        var from = Path.Combine(Source.Root, "samples", name);
        foreach (var file in Directory.EnumerateFiles(from, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }))
            if (!Built().IsMatch(Path.GetRelativePath(from, file))) Write(Path.GetRelativePath(from, file), File.ReadAllText(file));
        foreach (var project in Directory.EnumerateFiles(Folder, "*.csproj", SearchOption.AllDirectories)) Detach(project);
        File.Copy(Path.Combine(Source.Root, "Directory.Packages.props"), Path.Combine(root, "Directory.Packages.props"));
        File.WriteAllText(Path.Combine(root, "Directory.Build.props"), Properties);
        File.WriteAllText(Path.Combine(Folder, ".gitignore"), ".retort/\nbin/\nobj/\n");
        Git = new GitRepository(Folder);
    }

    public string Folder { get; }

    public GitRepository Git { get; }

    public Task<string> RunAsync(string line, params (string Name, string Value)[] variables) => SampleCommand.RunAsync(Folder, line, variables);

    public Task<SampleCommand> TryAsync(string line, params (string Name, string Value)[] variables) => SampleCommand.TryAsync(Folder, line, variables);

    /// <summary>Runs a command of the tool.</summary>
    public Task<string> RetortAsync(string words) => RunAsync($"{SampleCommand.Retort} {words}");

    /// <summary>What a query on a database of it answers, a row a line, its columns by bars.</summary>
    public async Task<string> QueryAsync(string sql)
    {
        var url = (await RetortAsync("db url --with-password")).Trim();
        await using var source = Npgsql.NpgsqlDataSource.Create(Retort.Configuration.DatabaseUrl.Parse(url).ToConnectionString() + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        return string.Join('\n', rows);
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public void Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public void Edit(string path, string old, string replacement)
    {
        Assert.Contains(old, Read(path));
        Write(path, Read(path).Replace(old, replacement, StringComparison.Ordinal));
    }

    /// <summary>The one file of a folder that a pattern finds.</summary>
    public string One(string folder, string pattern) => Assert.Single(Directory.GetFiles(Path.Combine(Folder, folder), pattern));

    public async ValueTask DisposeAsync()
    {
        await SampleCommand.TryAsync(Folder, $"{SampleCommand.Retort} db teardown --yes");
        Directory.Delete(root, recursive: true);
    }

    private static void Detach(string project)
    {
        var text = Import().Replace(File.ReadAllText(project), $"Import Project=\"{Source.Root}/src/");
        var assemblies = string.Concat(new[] { typeof(ValueList), typeof(RetortCommandLine), typeof(RetortBuilder), typeof(RenamedFromAttribute), typeof(global::Retort.Testing.TestDatabase) }
            .Select(type => $"<Reference Include=\"{type.Assembly.Location}\" />"));
        var packages = string.Concat(((string[])["Npgsql.EntityFrameworkCore.PostgreSQL", "Microsoft.EntityFrameworkCore.Relational", "Microsoft.Extensions.Hosting", "System.CommandLine"])
            .Where(package => !text.Contains($"\"{package}\"", StringComparison.Ordinal)).Select(package => $"<PackageReference Include=\"{package}\" />"));
        if (Reference().IsMatch(text)) text = Reference().Replace(Reference().Replace(text, assemblies + packages, 1), "");
        File.WriteAllText(project, text);
    }

    [GeneratedRegex("(^|/)(bin|obj|.retort)/")]
    private static partial Regex Built();

    [GeneratedRegex("Import Project=\"(../)+src/")]
    private static partial Regex Import();

    [GeneratedRegex("<ProjectReference Include=\"(../)+src/[^\"]+\" />")]
    private static partial Regex Reference();
}
