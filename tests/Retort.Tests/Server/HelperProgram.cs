using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Retort.Errors;
using Retort.Hosting;
using Retort.Server;
using Retort.Testing;

namespace Retort.Tests.Server;

/// <summary>This test program run once more as an application of a workspace: it connects to <c>local:app</c>, or makes a test database, and tells where.</summary>
internal static class HelperProgram
{
    private const string Variable = "RETORT_HELPER_PROGRAM";

    /// <summary>As <c>dotnet run</c> starts a program: in the folder of its project.</summary>
    public static Task<ProgramResult> HostedAsync(string folder) => RunAsync("hosted", folder, typeof(HelperProgram).Assembly.Location);

    /// <summary>As a runner of tests starts them: from the folder that they were built into, wherever that is called from.</summary>
    public static async Task<ProgramResult> TestingAsync(string folder)
    {
        await ProgramRunner.RunAsync(["cp", "-r", AppContext.BaseDirectory, Path.Combine(folder, "bin")]);
        return await RunAsync("testing", Path.GetTempPath(), Path.Combine(folder, "bin", Path.GetFileName(typeof(HelperProgram).Assembly.Location)));
    }

    private static Task<ProgramResult> RunAsync(string mode, string folder, string dll) =>
        ProgramRunner.RunAsync(["/usr/bin/env", "-C", folder, "-u", "RETORT_TEST_DATABASE", $"{Variable}={mode}", "ConnectionStrings__app=local:app", "dotnet", "exec", dll]);

    [ModuleInitializer]
    internal static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } mode) return;
        try
        {
            Console.Write(mode == "hosted" ? Hosted() : Testing());
            Environment.Exit(0);
        }
        catch (RetortException failure)
        {
            Console.Write($"{failure.Code}\n{failure.Message}\n{failure.Detail}");
            Environment.Exit(1);
        }
    }

    private static string Hosted()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddRetortDataSource();
        using var host = builder.Build();
        return Where(host.Services.GetRequiredService<NpgsqlDataSource>().ConnectionString);
    }

    private static string Testing()
    {
        var database = TestDatabase.CreateAsync<TestDatabase>(new TestDatabaseOptions { Folder = Path.Combine(AppContext.BaseDirectory, "../../migrations") }).GetAwaiter().GetResult();
        return Where(database.ConnectionString);
    }

    private static string Where(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        return $"{settings.Port} {settings.Database}";
    }
}
