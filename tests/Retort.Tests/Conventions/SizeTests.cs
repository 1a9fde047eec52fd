namespace Retort.Tests.Conventions;

public sealed class SizeTests
{
    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        var tooLong = Source.Files("src", "*.cs").Concat(Source.Files("tests", "*.cs")).Where(file => Source.Read(file).Count(c => c == '\n') > 400).ToList();
        Assert.Empty(tooLong);
    }
}
