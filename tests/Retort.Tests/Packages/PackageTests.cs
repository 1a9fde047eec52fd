using System.IO.Compression;

namespace Retort.Tests.Packages;

/// <summary>What is in the packages.</summary>
public sealed class PackageTests(PackageFeed feed)
{
    [Theory]
    [InlineData("Retort", "lib/net10.0/Retort.dll")]
    [InlineData("Retort.Hosting", "lib/net10.0/Retort.Hosting.dll", "lib/net10.0/Retort.Cli.dll", "buildTransitive/Retort.Hosting.targets")]
    [InlineData("Retort.EntityFrameworkCore", "lib/net10.0/Retort.EntityFrameworkCore.dll", "build/Retort.EntityFrameworkCore.props")]
    [InlineData("Retort.Testing", "lib/net10.0/Retort.Testing.dll")]
    [InlineData("Retort.Tool", "tools/net10.0/any/Retort.Cli.dll", "tools/net10.0/any/DotnetToolSettings.xml")]
    public async Task A_package_has_its_assembly_a_readme_and_symbols(string package, params string[] files)
    {
        var path = Path.Combine(await feed.FolderAsync(), $"{package}.{feed.Version}");
        using var archive = ZipFile.OpenRead($"{path}.nupkg");
        Assert.All(files.Append("README.md"), file => Assert.Contains(archive.Entries, entry => entry.FullName == file));
        using var symbols = ZipFile.OpenRead($"{path}.snupkg");
        Assert.Contains(symbols.Entries, entry => entry.FullName.EndsWith(".pdb", StringComparison.Ordinal));
        using var description = new StreamReader(archive.GetEntry($"{package}.nuspec")!.Open());
        var text = await description.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Retort.Cli", text);
        Assert.Contains("<description>", text);
    }
}
