using Retort.Configuration;
using Retort.Errors;

namespace Retort.Tests.Configuration;

public sealed class DotEnvFileTests
{
    [Theory]
    [InlineData("A=1", "1")]
    [InlineData("export A=1", "1")]
    [InlineData("  A = 1  ", "1")]
    [InlineData("A=", "")]
    [InlineData("A=a b # comment", "a b")]
    [InlineData("A=a#b", "a#b")]
    [InlineData("A=# nothing", "")]
    [InlineData("A='a # \\n $b'  # comment", "a # \\n $b")]
    [InlineData("A=\"a \\\"b\\\"\\n\\t\\\\c\"", "a \"b\"\n\t\\c")]
    [InlineData("A=\"first\nsecond\"", "first\nsecond")]
    [InlineData("A=a=b", "a=b")]
    [InlineData("\uFEFFA=1", "1")]
    [InlineData("A=1\r\n", "1")]
    public void A_value_is_read_as_written(string text, string expected) =>
        Assert.Equal([new Variable("A", expected, ".env:1")], DotEnvFile.Parse(text, ".env"));

    [Fact]
    public void Lines_are_counted_over_comments_and_values_of_several_lines()
    {
        var variables = DotEnvFile.Parse("# first\n\nA=\"x\ny\nz\"\nB=2\n", ".env");
        Assert.Equal([("A", ".env:3"), ("B", ".env:6")], variables.Select(variable => (variable.Name, variable.Where!)));
    }

    [Theory]
    [InlineData("A=1\nhunter2", ".env:2")]
    [InlineData("A=\"hunter2", ".env:1")]
    [InlineData("A='hunter2' hunter2", ".env:1")]
    [InlineData("=hunter2", ".env:1")]
    public void A_mistake_is_told_with_its_line_and_without_its_text(string text, string where)
    {
        var failure = Assert.Throws<ConfigurationException>(() => DotEnvFile.Parse(text, ".env"));
        Assert.Equal([where], failure.Where);
        Assert.DoesNotContain("hunter2", $"{failure} {failure.Hint}");
    }
}
