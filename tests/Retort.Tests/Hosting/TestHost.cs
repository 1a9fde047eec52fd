using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Retort.Hosting;

namespace Retort.Tests.Hosting;

/// <summary>A program with a host, whose revisions are those that this assembly carries.</summary>
internal static class TestHost
{
    /// <summary>A host of which nothing was started yet.</summary>
    public static IHost Build(string? connectionString, Action<IServiceCollection>? before = null, Action<RetortBuilder>? with = null, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = Path.GetTempPath() });
        builder.Configuration.AddInMemoryCollection(settings.Append(("ConnectionStrings:app", connectionString!)).Where(one => one.Item2 is not null).Select(one => KeyValuePair.Create<string, string?>(one.Item1, one.Item2)));
        before?.Invoke(builder.Services);
        var retort = builder.Services.AddRetort("app", Carried);
        with?.Invoke(retort);
        return builder.Build();
    }

    public static void Carried(RetortOptions options)
    {
        options.RevisionsAssembly = typeof(TestHost).Assembly;
        options.RevisionsFolder = "Hosting/migrations";
    }
}
