using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Retort.Cli.Output;
using Retort.EntityFrameworkCore;
using Retort.Hosting;
using Retort.Tests.EntityFrameworkCore;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Hosting;

/// <summary>The verbs inside a program: <c>dotnet run -- retort ...</c>.</summary>
public sealed class ProgramVerbTests(TestServer server)
{
    [Fact]
    public async Task Every_verb_works_on_what_the_program_carries()
    {
        var url = await server.CreateDatabaseAsync();
        Assert.Equal(3, await RunAsync(url, "check"));
        Assert.Equal(0, await RunAsync(url, "upgrade", "+1", "-q"));
        Assert.Equal(2, await Probe.CountAsync(url));
        Assert.Equal(0, await RunAsync(url, "upgrade", "-d", "app", "-q"));
        Assert.Equal(0, await RunAsync(url, "check"));
        Assert.Equal(0, await RunAsync(url, "downgrade", "base", "-q"));
        Assert.Equal(0, await Probe.CountAsync(url));
        Assert.Equal(2, await RunAsync(url, "upgrade", "-d", "another"));
    }

    [Fact]
    public async Task A_context_gives_the_model_the_name_and_the_connection()
    {
        var url = await server.CreateDatabaseAsync();
        var folder = Directory.CreateTempSubdirectory("retort_program_").FullName;
        IHost Build()
        {
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = folder });
            builder.Services.AddDbContext<PlainContext>(options => options.UseNpgsql(url));
            builder.Services.AddRetort<PlainContext>().Configure(options => options.RevisionsAssembly = typeof(string).Assembly);
            return builder.Build();
        }
        Assert.Equal(0, await RunAsync(Build(), "revision", "--autogenerate", "-m", "first", "-d", "plain"));
        Assert.Contains("create table \"Things\"", File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(folder, "migrations")))));
        Assert.Equal(0, await Build().RunRetortAsync(["retort", "upgrade", "-q"], TestContext.Current.CancellationToken));
        Assert.Equal(0, await RunAsync(Build(), "check"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Without_the_word_the_host_runs_until_it_is_stopped()
    {
        var url = await server.CreateDatabaseAsync();
        var host = TestHost.Build(url, with: retort => retort.MigrateOnStartup());
        var running = host.RunRetortAsync([], TestContext.Current.CancellationToken);
        while (await Probe.CountAsync(url) != 3) await Task.Delay(20, TestContext.Current.CancellationToken);
        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        Assert.Equal(0, await running);
    }

    private static Task<int> RunAsync(string url, params string[] words) => RunAsync(TestHost.Build(url), words);

    private static Task<int> RunAsync(IHost host, params string[] words)
    {
        var silent = new Terminal { Out = TextWriter.Null, Error = TextWriter.Null, In = TextReader.Null };
        return RetortHostExtensions.RetortAsync(host, words, silent, TestContext.Current.CancellationToken);
    }
}
