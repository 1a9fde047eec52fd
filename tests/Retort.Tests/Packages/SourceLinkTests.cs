using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text.Json;
using Retort.Tests.Conventions;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Packages;

/// <summary>A debugger finds each source of the packages: in the repository at the commit, or in the symbols.</summary>
public sealed class SourceLinkTests
{
    private const string Origin = "https://github.com/retort-example/retort";
    private static readonly Guid sourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid embeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Fact]
    public async Task Every_source_is_mapped_to_the_repository_and_its_commit_or_is_embedded()
    {
        if (!Cases.Full) Assert.Skip("builds the packages in a clone, which takes a minute: `./test --full --only packages`");
        if (!Path.Exists(Path.Combine(Source.Root, ".git"))) Assert.Skip("this checkout is no repository of git");
        var folder = Directory.CreateTempSubdirectory("retort_clone_").FullName;
        try
        {
            await PackageFeed.RunAsync(folder, "git", "clone", "-q", Source.Root, "clone");
            var clone = Path.Combine(folder, "clone");
            await PackageFeed.RunAsync(clone, "git", "remote", "set-url", "origin", $"{Origin}.git");
            var commit = (await PackageFeed.RunAsync(clone, "git", "rev-parse", "HEAD")).Trim();
            var tracked = (await PackageFeed.RunAsync(clone, "git", "ls-files")).Split('\n').ToHashSet();
            foreach (var project in (string[])["Retort", "Retort.Cli", "Retort.Hosting", "Retort.EntityFrameworkCore", "Retort.Testing"])
                await PackageFeed.RunAsync(clone, "dotnet", "pack", $"src/{project}", "-v", "q", "-nologo", "-nodeReuse:false", "-p:RunAnalyzers=false", "-o", folder);
            var symbols = Directory.GetFiles(folder, "*.snupkg");
            Assert.Equal(5, symbols.Length);
            foreach (var package in symbols)
            {
                using var archive = ZipFile.OpenRead(package);
                foreach (var entry in archive.Entries.Where(entry => entry.FullName.EndsWith(".pdb", StringComparison.Ordinal))) Check($"{Path.GetFileName(package)}: {entry.FullName}", entry, clone, commit, tracked);
                using var described = ZipFile.OpenRead(Path.ChangeExtension(package, ".nupkg"));
                using var text = new StreamReader(described.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
                Assert.Matches($"<repository type=\"git\" url=\"{Origin}(.git)?\"( branch=\"[^\"]*\")? commit=\"{commit}\" />", await text.ReadToEndAsync(TestContext.Current.CancellationToken));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Check(string name, ZipArchiveEntry entry, string clone, string commit, HashSet<string> tracked)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(Copy(entry));
        var reader = provider.GetMetadataReader();
        var kinds = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation).ToLookup(one => reader.GetGuid(one.Kind));
        var json = JsonDocument.Parse(reader.GetBlobBytes(Assert.Single(kinds[sourceLink]).Value));
        var map = Assert.Single(json.RootElement.GetProperty("documents").EnumerateObject());
        Assert.Equal($"https://raw.githubusercontent.com/retort-example/retort/{commit}/*", map.Value.GetString());
        var root = map.Name.TrimEnd('*');
        var embedded = kinds[embeddedSource].Select(one => one.Parent).ToHashSet();
        Assert.NotEmpty(reader.Documents);
        foreach (var document in reader.Documents)
        {
            var path = reader.GetString(reader.GetDocument(document).Name);
            var isMapped = path.StartsWith(root, StringComparison.Ordinal) && tracked.Contains(path[root.Length..]);
            Assert.True(isMapped || embedded.Contains(document), $"{name}: nothing leads to {path.Replace(clone, "")}");
        }
    }

    private static MemoryStream Copy(ZipArchiveEntry entry)
    {
        var copy = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }
}
