namespace Retort.Tests.Fixtures;

/// <summary>The folder of cases that judge general behaviour; a checkout may stand without it.</summary>
public static class Cases
{
    /// <summary>The folder of one kind of cases, or null when there is none.</summary>
    public static string? Folder(string kind)
    {
        var root = Environment.GetEnvironmentVariable("RETORT_CASES") ?? Path.Combine(Checkout(), "..", "shared", "cases");
        var folder = Path.GetFullPath(Path.Combine(root, kind));
        return Directory.Exists(folder) ? folder : null;
    }

    /// <summary>Whether every case is asked for, not the fast selection.</summary>
    public static bool Full => Environment.GetEnvironmentVariable("RETORT_FULL") == "1";

    /// <summary>The names that a run is about: those that hold <c>$RETORT_CASES_MATCH</c>, else all in full mode, else every nth.</summary>
    public static IEnumerable<string> Select(IEnumerable<string> names, int every)
    {
        var sorted = names.Order(StringComparer.Ordinal);
        if (Environment.GetEnvironmentVariable("RETORT_CASES_MATCH") is { Length: > 0 } match) return sorted.Where(name => name.Contains(match, StringComparison.Ordinal));
        return Full ? sorted : sorted.Where((_, index) => index % every == 0);
    }

    /// <summary>The top folder of the checkout: where the solution file is.</summary>
    public static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Retort.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("the tests do not run inside a checkout");
    }
}
