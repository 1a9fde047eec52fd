namespace Retort.Tests.Fixtures;

/// <summary>The folder of shared cases: <c>$RETORT_CASES</c>, or <c>../shared/cases</c> beside the checkout.</summary>
public static class CasesFolder
{
    /// <summary>A path inside the folder; the test is skipped, with the reason, where the folder is absent.</summary>
    public static string Require(params string[] parts)
    {
        var root = Environment.GetEnvironmentVariable("RETORT_CASES") ?? Path.Combine(Checkout(), "..", "shared", "cases");
        var path = Path.GetFullPath(Path.Combine([root, .. parts]));
        if (!Path.Exists(path)) Assert.Skip($"there are no cases at {path}; set RETORT_CASES to the folder that holds them");
        return path;
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.Parent is { } parent && !File.Exists(Path.Combine(folder.FullName, "Retort.slnx"))) folder = parent;
        return folder.FullName;
    }
}
