using System.Collections.Concurrent;
using System.Diagnostics;
using Retort.Tests.Conventions;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Samples;

/// <summary>A program of samples/, built with the tests and run as a process of its own.</summary>
internal sealed class SampleProgram : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(1);
    private readonly ConcurrentQueue<string> lines = new();
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;

    private SampleProgram(string dll, string? folder, IEnumerable<string> words, IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", dll, .. words])
        {
            WorkingDirectory = folder ?? Path.GetDirectoryName(dll)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment.Prepend(("ASPNETCORE_URLS", "http://127.0.0.1:0"))) start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>All that it has printed.</summary>
    public string Output => string.Join('\n', lines);

    /// <summary>Speaks to it over HTTP; redirections are not followed.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>The assembly of a project, such as <c>samples/Jinbocho/Auth</c>, as the tests' own build made it.</summary>
    public static string Built(string project)
    {
        var folder = Path.Combine(Source.Root, project);
        var name = Path.GetFileNameWithoutExtension(Directory.GetFiles(folder, "*.csproj").Single());
        return Path.Combine(folder, Path.GetRelativePath(Path.Combine(Source.Root, "tests/Retort.Tests"), AppContext.BaseDirectory), $"{name}.dll");
    }

    /// <summary>Starts a web program and waits until it listens.</summary>
    public static Task<SampleProgram> ListenAsync(string project, params (string Name, string Value)[] environment) => ListenAsync(project, null, environment);

    /// <summary>The same in a folder: that of its project as a user has it, say.</summary>
    public static async Task<SampleProgram> ListenAsync(string project, string? folder, (string Name, string Value)[] environment)
    {
        var program = new SampleProgram(Built(project), folder, [], environment);
        var ended = program.process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (await Task.WhenAny(program.address.Task, ended, Task.Delay(patience)) != program.address.Task)
        {
            await program.DisposeAsync();
            Assert.Fail($"{project} does not listen:\n{program.Output}");
        }

        program.Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = await program.address.Task };
        return program;
    }

    /// <summary>Runs a program to its end, in the folder that it was built into, as in its image.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(string project, string[] words, params (string Name, string Value)[] environment) =>
        RunInAsync(Path.GetDirectoryName(Built(project))!, Built(project), words, environment);

    /// <summary>Runs a program to its end in some folder.</summary>
    public static async Task<(int ExitCode, string Output)> RunInAsync(string folder, string dll, string[] words, params (string Name, string Value)[] environment)
    {
        await using var program = new SampleProgram(dll, folder, words, environment);
        return (await program.ExitAsync(), program.Output);
    }

    /// <summary>Waits until it has ended; its exit code.</summary>
    public async Task<int> ExitAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(patience);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    /// <summary>Asks <c>/health/ready</c> until it says yes.</summary>
    public async Task<SampleProgram> ReadyAsync()
    {
        var watch = Stopwatch.StartNew();
        while (!(await Client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).IsSuccessStatusCode)
        {
            Assert.True(watch.Elapsed < patience, $"never ready:\n{Output}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return this;
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        SecretWatch.Look("a sample", Output);
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lines.Enqueue(line);
        if (line.IndexOf(Listening, StringComparison.Ordinal) is var found and >= 0) address.TrySetResult(new(line[(found + Listening.Length)..].Trim()));
    }
}
