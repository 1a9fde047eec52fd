using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
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

    [Fact]
    public async Task A_program_that_is_only_to_apply_ends_before_anything_of_it_starts()
    {
        var url = await server.CreateDatabaseAsync();
        var probe = new Probe(() => url);
        using var host = TestHost.Build(url, services => services.AddSingleton<IHostedService>(probe), retort => retort.MigrateOnStartup(), ("Retort:ApplyAndExit", "true"));
        Assert.Equal(0, await host.RunRetortAsync([], TestContext.Current.CancellationToken));
        Assert.Equal(3, await Probe.CountAsync(url));
        Assert.Null(probe.Columns);
        using var started = TestHost.Build(url, settings: ("Retort:app:ApplyAndExit", "true"));
        Assert.Contains("RunRetortAsync", (await Assert.ThrowsAsync<InvalidOperationException>(() => started.StartAsync(TestContext.Current.CancellationToken))).Message);
        using var failing = TestHost.Build("Host=127.0.0.1;Port=1;Username=me;Database=app;Timeout=1", settings: ("Retort:ApplyAndExit", "true"));
        Assert.Equal(1, await failing.RunRetortAsync([], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task OpenTelemetry_gets_the_spans_and_measures_of_a_program_that_never_starts_its_host()
    {
        var url = await server.CreateDatabaseAsync();
        var (spans, measures) = (new List<Activity>(), new List<Metric>());
        using var host = TestHost.Build(url, services => services
            .AddSingleton(_ => Sdk.CreateTracerProviderBuilder().AddRetortInstrumentation().AddProcessor(new SimpleActivityExportProcessor(new Kept<Activity>(spans))).Build())
            .AddSingleton(_ => Sdk.CreateMeterProviderBuilder().AddRetortInstrumentation().AddReader(new BaseExportingMetricReader(new Kept<Metric>(measures))).Build()));
        Assert.Equal(0, await host.RunRetortAsync(["retort", "upgrade", "-q"], TestContext.Current.CancellationToken));
        var run = Assert.Single(spans, span => span.OperationName == "retort.run" && Equals(span.GetTagItem("db.namespace"), new NpgsqlConnectionStringBuilder(url).Database));
        Assert.Equal(2, spans.Count(span => span.OperationName == "retort.revision" && span.TraceId == run.TraceId));
        Assert.Contains(measures, measure => measure.Name == "retort.run.duration");
    }

    private static Task<int> RunAsync(string url, params string[] words) => RunAsync(TestHost.Build(url), words);

    [Theory]
    [InlineData(new[] { "rebase", "--onto", "d4" }, "cannot rebase revision \"c3\": it is a class and has no file of SQL", "Write `Parent = \"d4\"` into its attribute yourself")]
    [InlineData(new[] { "squash", "c3" }, "cannot squash revision \"c3\": it is a class and has no file of SQL", "Squash up to a revision before it")]
    [InlineData(new[] { "squash", "c3" }, "cannot squash revision \"a1\": it is embedded in a program, and its file is not here", "Run `retort squash` where the files of the revisions are", false)]
    public async Task What_is_no_file_is_neither_rebased_nor_squashed_and_what_to_do_is_said(string[] words, string message, string hint, bool hasFiles = true)
    {
        var root = Directory.CreateTempSubdirectory("retort_program_").FullName;
        var migrations = Directory.CreateDirectory(Path.Combine(root, "Hosting/migrations")).FullName;
        if (hasFiles)
        {
            foreach (var file in Directory.GetFiles(Path.Combine(Path.GetDirectoryName(Self())!, "migrations"))) File.Copy(file, Path.Combine(migrations, Path.GetFileName(file)));
            if (words[0] == "rebase") File.WriteAllText(Path.Combine(migrations, "d4.sql"), "-- Revision:   d4\n-- Parent:     b2\n-- Message:    fork\n-- Created:    2026-11-20T09:15:44Z\n\n-- retort: upgrade\n\ncreate table d ();\n");
        }

        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = root });
        builder.Configuration["ConnectionStrings:code"] = await server.CreateDatabaseAsync();
        builder.Services.AddRetort("code", TestHost.Carried);
        using var errors = new StringWriter();
        Assert.Equal(1, await RetortHostExtensions.RetortAsync(builder.Build(), words, new Terminal { Out = TextWriter.Null, Error = errors, In = TextReader.Null }, TestContext.Current.CancellationToken));
        Assert.Contains(message, errors.ToString());
        Assert.Contains(hint, errors.ToString());
        Directory.Delete(root, recursive: true);
    }

    internal static Task<int> RunAsync(IHost host, params string[] words)
    {
        var silent = new Terminal { Out = TextWriter.Null, Error = TextWriter.Null, In = TextReader.Null };
        return RetortHostExtensions.RetortAsync(host, words, silent, TestContext.Current.CancellationToken);
    }

    private static string Self([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
