using System.Diagnostics;
using System.Reflection;

namespace Retort.EntityFrameworkCore.Models;

/// <summary>Runs the program's Main until it has built its host, takes the host's services, and goes no further.</summary>
/// <remarks>Hosts tell of themselves through the diagnostic source <c>Microsoft.Extensions.Hosting</c>; `dotnet ef` and WebApplicationFactory listen to the same.</remarks>
internal sealed class ProgramHost(Assembly program) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(1);
    private readonly AsyncLocal<bool> isOurs = new();
    private readonly TaskCompletionSource<IServiceProvider?> services = new();

    /// <summary>The services; null when the program builds no host.</summary>
    public IServiceProvider? Build()
    {
        // A program that knows no host would only be run to its end.
        if (program.EntryPoint is not { } main || !program.GetReferencedAssemblies().Any(name => IsHosting(name.Name!))) return null;
        using var subscription = DiagnosticListener.AllListeners.Subscribe(this);
        new Thread(() => Run(main)) { IsBackground = true }.Start();
        if (!services.Task.Wait(patience)) throw new TimeoutException($"the program built no host within {patience.TotalSeconds:0} seconds");
        return services.Task.GetAwaiter().GetResult();
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting") value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (!isOurs.Value || value is not { Key: "HostBuilt", Value: { } host }) return;
        services.TrySetResult((IServiceProvider)host.GetType().GetProperty("Services")!.GetValue(host)!);
        throw Aborted();
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private static bool IsHosting(string name) => name.StartsWith("Microsoft.Extensions.Hosting", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);

    private void Run(MethodInfo main)
    {
        isOurs.Value = true;
        try
        {
            main.Invoke(null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]);
            services.TrySetResult(null);
        }
        catch (TargetInvocationException error)
        {
            services.TrySetException(error.InnerException ?? error);
        }
    }

    /// <summary>The exception that programs know to let pass.</summary>
    private static Exception Aborted()
    {
        var type = Type.GetType("Microsoft.Extensions.Hosting.HostAbortedException, Microsoft.Extensions.Hosting.Abstractions");
        return type is null ? new OperationCanceledException("the host was only wanted for its services") : (Exception)Activator.CreateInstance(type)!;
    }
}
