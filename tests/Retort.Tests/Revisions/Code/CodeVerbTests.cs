using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Retort.Cli.Output;
using Retort.Hosting;
using Retort.Tests.Fixtures;
using Retort.Tests.Hosting;

namespace Retort.Tests.Revisions.Code;

/// <summary>The verbs that prove and compare, on a history of files and a class.</summary>
public sealed class CodeVerbTests(TestServer server)
{
    [Fact]
    public async Task Lint_measures_the_statements_of_a_class()
    {
        var (code, output) = await RunAsync(await server.CreateDatabaseAsync(), "lint");
        Assert.Equal(0, code);
        Assert.Contains("code: ok, 3 revisions", output);
    }

    [Fact]
    public async Task Verify_takes_a_class_up_down_and_up_again_with_its_work_on_rows()
    {
        var (code, output) = await RunAsync(await server.CreateDatabaseAsync(), "verify");
        Assert.True(code == 0, output);
        Assert.Contains("code: proved, 3 revisions up, down and up again", output);
    }

    [Fact]
    public async Task The_ledger_is_what_a_database_with_a_class_is_compared_with()
    {
        var url = await server.CreateDatabaseAsync();
        Assert.Equal(0, (await RunAsync(url, "upgrade", "-q")).ExitCode);
        Assert.Equal((0, "code: ok\n"), await RunAsync(url, "check"));
        Assert.Equal((0, "code: ok\n"), await RunAsync(url, "drift"));
        Assert.Contains("create table names", (await RunAsync(url, "show", "c3")).Output);
        Assert.Contains("create table names", (await RunAsync(url, "show", "c3", "--ledger")).Output);
    }

    [Fact]
    public async Task Autogenerate_writes_a_class_that_builds_on_the_head()
    {
        var url = await server.CreateDatabaseAsync();
        var folder = Directory.CreateTempSubdirectory("retort_code_").FullName;
        var (code, output) = await RunInAsync(folder, url, "revision", "--format", "csharp", "-m", "say more", "--rev-id", "d4");
        Assert.True(code == 0, output);
        var file = Assert.Single(Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories));
        Assert.Contains("[Revision(\"d4\", Parent = \"c3\", Message = \"say more\"", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Directory.Delete(folder, recursive: true);
    }

    private static Task<(int ExitCode, string Output)> RunAsync(string url, params string[] words) => RunInAsync(Path.GetTempPath(), url, words);

    private static async Task<(int ExitCode, string Output)> RunInAsync(string folder, string url, params string[] words)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = folder });
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("ConnectionStrings:code", url)]);
        builder.Services.AddRetort("code", TestHost.Carried);
        var output = new StringWriter();
        var code = await RetortHostExtensions.RetortAsync(builder.Build(), words, new Terminal { Out = output, Error = output, In = TextReader.Null }, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }
}
