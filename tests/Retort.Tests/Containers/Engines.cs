using System.Collections.Concurrent;

[assembly: AssemblyFixture(typeof(Retort.Tests.Containers.Engines))]

namespace Retort.Tests.Containers;

/// <summary>The container engines of this machine; each is tried when a test first asks for it, and everything that the run made in it is removed at the end.</summary>
public sealed class Engines : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<(Engine? Engine, string Refusal)>>> tried = new();

    public static TheoryData<string> Names => ["docker", "podman"];

    /// <summary>The engine; the test is skipped, with its own words, where it does not work.</summary>
    internal async Task<Engine> RequireAsync(string name)
    {
        var (engine, refusal) = await tried.GetOrAdd(name, _ => new(() => Engine.TryAsync(name))).Value;
        if (engine is null) Assert.Skip($"{name} does not work here: {refusal}");
        return engine!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (name, found) in tried)
            if (found.IsValueCreated) await LeftOvers.RemoveAsync(name, ownToo: true);
    }
}
