using System.Text.RegularExpressions;

namespace Retort.Tests.Conventions;

public sealed class ConsoleTests
{
    [Fact]
    public void Only_the_output_folder_knows_the_console()
    {
        var files = Source.Files("src", "*.cs").Where(file => Regex.IsMatch(Source.Read(file), @"(?<![\w.])Console\.")).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.StartsWith("src/Retort.Cli/Output/", file));
    }
}
