namespace Retort.Tests.Fixtures;

/// <summary>The folder of cases that judge general behaviour; a checkout may stand without it.</summary>
public static class Cases
{
    /// <summary>The folder of one kind of cases, or null when there is none.</summary>
    public static string? Folder(string kind)
    {
        var folder = Path.GetFullPath(Path.Combine(Root, kind));
        return Directory.Exists(folder) ? folder : null;
    }

    /// <summary>A path inside the folder; the test is skipped, with the reason, where the folder is absent.</summary>
    public static string Require(params string[] parts)
    {
        var path = Path.GetFullPath(Path.Combine([Root, .. parts]));
        if (!Path.Exists(path)) Assert.Skip($"there are no cases at {path}; set RETORT_CASES to the folder that holds them");
        return path;
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

    private static string Root => Environment.GetEnvironmentVariable("RETORT_CASES") ?? Path.Combine(Checkout(), "..", "shared", "cases");

    /// <summary>The top folder of the checkout: where the solution file is.</summary>
    public static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Retort.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("the tests do not run inside a checkout");
    }
}
