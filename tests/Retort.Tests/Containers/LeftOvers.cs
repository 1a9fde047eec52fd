using System.Globalization;

namespace Retort.Tests.Containers;

/// <summary>What a run of the tests left in an engine: known by a name that has the number of its process.</summary>
internal static class LeftOvers
{
    /// <summary>Removes what is of this run, or of runs that are no more.</summary>
    public static async Task RemoveAsync(string engine, bool ownToo = false)
    {
        await RemoveAsync(engine, ["ps", "--all", "--format", "{{.Names}}"], ["rm", "--force", "--volumes"], ownToo);
        if (engine == "podman") await RemoveAsync(engine, ["pod", "ls", "--format", "{{.Name}}"], ["pod", "rm", "--force"], ownToo);
        await RemoveAsync(engine, ["volume", "ls", "--format", "{{.Name}}"], ["volume", "rm", "--force"], ownToo);
        await RemoveAsync(engine, ["network", "ls", "--format", "{{.Name}}"], ["network", "rm"], ownToo);
        await RemoveAsync(engine, ["images", "--format", "{{.Repository}}:{{.Tag}}"], ["rmi", "--force"], ownToo);
    }

    /// <summary>Everything in an engine that is of this run.</summary>
    public static async Task<IReadOnlyList<string>> OfThisRunAsync(string engine)
    {
        var all = new List<string>();
        foreach (var list in (string[][])[["ps", "--all", "--format", "{{.Names}}"], ["volume", "ls", "--format", "{{.Name}}"], ["network", "ls", "--format", "{{.Name}}"]])
            all.AddRange(await ListAsync(engine, list, process => process == Environment.ProcessId));
        return all;
    }

    private static async Task RemoveAsync(string engine, string[] list, string[] remove, bool ownToo)
    {
        foreach (var name in await ListAsync(engine, list, process => process == Environment.ProcessId ? ownToo : !IsAlive(process)))
            await Engine.CallAsync(engine, [.. remove, name]);
    }

    private static async Task<IEnumerable<string>> ListAsync(string engine, string[] list, Func<int, bool> isWanted) =>
        (await Engine.CallAsync(engine, list)).Output.Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(name => Process(name) is { } process && isWanted(process)).ToList();

    /// <summary><c>retort-test-4711-3_db_1</c>, <c>pod_retort-test-4711-3</c>, <c>localhost/retort-test-postgres:4711</c>.</summary>
    private static int? Process(string name)
    {
        var at = name.IndexOf(Engine.Prefix, StringComparison.Ordinal);
        if (at < 0) return null;
        var digits = name[(at + Engine.Prefix.Length)..].SkipWhile(one => !char.IsAsciiDigit(one)).TakeWhile(char.IsAsciiDigit).ToArray();
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var process) ? process : null;
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
