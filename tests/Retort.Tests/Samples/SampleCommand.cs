using System.Diagnostics;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Samples;

/// <summary>A command of a sample, run as its users run it.</summary>
internal sealed record SampleCommand(int ExitCode, string Output, string Errors)
{
    /// <summary>Names of the tests' own environment that a user does not have.</summary>
    private static readonly string[] foreign = ["DATABASE_URL", "RETORT_MODEL", "MAKEFLAGS", "MAKELEVEL"];

    /// <summary>How a command of this build is written.</summary>
    public static string Retort { get; } = $"dotnet exec {typeof(Cli.Parsing.RetortCommandLine).Assembly.Location}";

    public static bool IsInstalled(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs a line of a shell in a folder, to its end; the test is skipped where its <c>make</c> or <c>npm</c> is missing.</summary>
    public static async Task<SampleCommand> TryAsync(string folder, string line, params (string Name, string Value)[] variables)
    {
        var program = line.Split(' ')[0];
        if (program is "make" or "npm" && !IsInstalled(program)) Assert.Skip($"there is no `{program}`: apt-get install {program}");
        using var process = Process.Start(Describe(folder, line, variables))!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var done = new SampleCommand(process.ExitCode, await output, await error);
        if (!line.Contains("--with-password", StringComparison.Ordinal)) SecretWatch.Look(line, done.Output + done.Errors);
        return done;
    }

    /// <summary>The same for a command that succeeds; returns what it wrote to stdout.</summary>
    public static async Task<string> RunAsync(string folder, string line, params (string Name, string Value)[] variables)
    {
        var done = await TryAsync(folder, line, variables);
        Assert.True(done.ExitCode == 0, $"{line}: exit code {done.ExitCode}\n{done.Output}{done.Errors}");
        return done.Output;
    }

    private static ProcessStartInfo Describe(string folder, string line, (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("sh", ["-c", line]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in foreign) start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["RETORT"] = Retort;
        foreach (var (name, value) in variables) start.Environment[name] = value;
        return start;
    }
}
