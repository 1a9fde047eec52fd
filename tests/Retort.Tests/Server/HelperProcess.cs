using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Retort.Configuration;
using Retort.Errors;
using Retort.Server;

namespace Retort.Tests.Server;

/// <summary>This test program run once more, only to start a local server and tell its process and port.</summary>
internal static class HelperProcess
{
    private const string FolderVariable = "RETORT_HELPER_FOLDER";
    private const string VersionVariable = "RETORT_HELPER_VERSION";

    public static Task<ProgramResult> StartServerAsync(string folder, int? version = null, params string[] environment) => StartServerAsync([], folder, version, environment);

    public static async Task<ProgramResult> StartServerAsync(IEnumerable<string> prefix, string folder, int? version, params string[] environment)
    {
        string[] variables = [$"{FolderVariable}={folder}", $"{VersionVariable}={version}", .. environment];
        string[] command = [.. prefix, "/usr/bin/env", .. variables, Environment.ProcessPath!, .. IsHost ? [typeof(HelperProcess).Assembly.Location] : Array.Empty<string>()];
        return await ProgramRunner.RunAsync(command);
    }

    private static bool IsHost => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";

    [ModuleInitializer]
    internal static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is not { Length: > 0 } folder) return;
        int? version = int.TryParse(Environment.GetEnvironmentVariable(VersionVariable), CultureInfo.InvariantCulture, out var told) ? told : null;
        try
        {
            var running = new LocalServer(folder, new ServerConfiguration { MajorVersion = version }).EnsureStartedAsync().GetAwaiter().GetResult();
            Console.Write($"{running.Pid} {running.Port}");
            Environment.Exit(0);
        }
        catch (RetortException failure)
        {
            Console.Write($"{failure.Code}\n{failure.Message}\n{failure.Detail}\n{failure.Hint}");
            Environment.Exit(1);
        }
    }
}
