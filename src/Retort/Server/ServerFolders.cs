using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Retort.Server;

/// <summary>Where one server keeps its things: what belongs to the workspace in <c>.retort</c>, what belongs to the server beside it.</summary>
internal sealed record ServerFolders
{
    private const string DataName = "data";

    /// <summary>Password, port and lock: this user's.</summary>
    public required string Folder { get; init; }

    /// <summary>Data and log: the server's account's.</summary>
    public required string Cluster { get; init; }

    /// <summary>Why <see cref="Cluster"/> is not below <see cref="Folder"/>; null when it is.</summary>
    public string? Note { get; init; }

    public string DataFolder => Path.Combine(Cluster, DataName);

    public string NewDataFolder => Path.Combine(Cluster, "data.new");

    public string LogFile => Path.Combine(Cluster, "log");

    public string PasswordFile => Path.Combine(Folder, "password");

    public string PortFile => Path.Combine(Folder, "port");

    public string LockFile => Path.Combine(Folder, "lock");

    public bool IsInitialised => File.Exists(Path.Combine(DataFolder, "PG_VERSION"));

    /// <summary>The folders of a major version below a workspace's server folder.</summary>
    public static ServerFolders Of(string root, int majorVersion, string? told)
    {
        var folder = Path.Combine(root, majorVersion.ToString(CultureInfo.InvariantCulture));
        if (told is not null) return new ServerFolders { Folder = folder, Cluster = told, Note = "told by the configuration" };
        if (ServerAccount.Current.CanReach(root)) return new ServerFolders { Folder = folder, Cluster = Path.Combine(folder, "cluster") };
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..16];
        return new ServerFolders
        {
            Folder = folder,
            Cluster = Path.Combine("/var/lib/retort", hash),
            Note = $"the account \"{ServerAccount.Current.Name}\", which runs the server, cannot enter \"{root}\"",
        };
    }

    /// <summary>The major versions that have an initialised server here, newest first.</summary>
    public static IEnumerable<int> Initialised(string root, string? told)
    {
        if (told is not null)
        {
            var file = Path.Combine(told, DataName, "PG_VERSION");
            return File.Exists(file) ? [int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture)] : [];
        }

        if (!Directory.Exists(root)) return [];
        return from name in Directory.GetDirectories(root).Select(Path.GetFileName)
               where int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _)
               let major = int.Parse(name, CultureInfo.InvariantCulture)
               where Of(root, major, null).IsInitialised
               orderby major descending
               select major;
    }
}
