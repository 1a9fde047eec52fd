namespace Retort.Server.Copies;

/// <summary>Whether a file system shares the blocks of a copy with its original: found out by trying.</summary>
internal static class SharedBlocks
{
    /// <summary>Tries it in a folder, as the account that runs the server.</summary>
    public static async Task<bool> AreInAsync(string folder, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows()) return false;
        var clone = OperatingSystem.IsMacOS() ? "cp -c" : "cp --reflink=always";
        // A block's worth: smaller files may be kept where there is nothing to share.
        var script = $"d=$(mktemp -d \"$0/clone.XXXXXX\") || exit 1; head -c 16384 /dev/zero > \"$d/a\" && {clone} \"$d/a\" \"$d/b\"; r=$?; rm -rf \"$d\"; exit $r";
        return (await ServerAccount.Current.RunAsync(["/bin/sh", "-c", script, folder], null, cancellation)).Succeeded;
    }
}
