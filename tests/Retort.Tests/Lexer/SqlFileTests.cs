using Retort.Sql;

namespace Retort.Tests.Lexer;

/// <summary>The SQL of the engine's own, by version of the server.</summary>
public sealed class SqlFileTests
{
    [Theory]
    [InlineData(13, "null as body", false)]
    [InlineData(14, "  pg_get_function_sqlbody(p.oid) as body", true)]
    [InlineData(18, "  pg_get_function_sqlbody(p.oid) as body", true)]
    public void A_line_is_sent_to_the_versions_that_it_is_for(int version, string line, bool isNew)
    {
        var text = SqlFile.Text("Catalog/Functions/Function", version);
        Assert.Contains(line, text.Split('\n'));
        Assert.Equal(isNew, text.Contains("pg_get_function_sqlbody"));
        Assert.DoesNotContain("-- from", text);
        Assert.DoesNotContain("-- until", text);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("Catalog/Functions/Nothing.sql", Assert.Throws<InvalidOperationException>(() => SqlFile.Text("Catalog/Functions/Nothing")).Message);
}
