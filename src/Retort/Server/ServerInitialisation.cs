using System.Security.Cryptography;
using Retort.Errors;

namespace Retort.Server;

/// <summary>Makes a data folder: under another name first, so that a half-made one is never taken for a server.</summary>
internal sealed class ServerInitialisation(ServerFolders folders, PostgresBinaries binaries)
{
    private static ServerAccount Account => ServerAccount.Current;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!Account.CanReach(folders.Cluster)) throw Unreachable();
        await Account.CreateOwnFolderAsync(folders.Cluster, cancellationToken);
        if (Directory.Exists(folders.NewDataFolder)) Directory.Delete(folders.NewDataFolder, recursive: true);
        var password = WritePassword();
        try
        {
            await WritePasswordForAccountAsync(password, cancellationToken);
            await InitialiseAsync(cancellationToken);
        }
        finally
        {
            File.Delete(AccountPasswordFile);
        }

        Directory.Move(folders.NewDataFolder, folders.DataFolder);
    }

    private string AccountPasswordFile => Path.Combine(folders.Cluster, "password.new");

    /// <summary>A server that was thrown away leaves its password, which serves the next one as well.</summary>
    private string WritePassword()
    {
        if (File.Exists(folders.PasswordFile) && File.ReadAllText(folders.PasswordFile).Trim() is { Length: > 0 } kept) return kept;
        var password = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(folders.PasswordFile, options);
        writer.Write(password);
        return password;
    }

    /// <summary>Through a pipe: the account cannot read this user's file, and arguments are seen by everybody.</summary>
    private async Task WritePasswordForAccountAsync(string password, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows()) await File.WriteAllTextAsync(AccountPasswordFile, password, cancellationToken);
        else await Account.RunAsync(["/bin/sh", "-c", "umask 077; cat > \"$0\"", AccountPasswordFile], password, cancellationToken);
    }

    private async Task InitialiseAsync(CancellationToken cancellationToken)
    {
        ProgramResult? first = null;
        foreach (var locale in Locales())
        {
            string[] arguments = ["-D", folders.NewDataFolder, "-U", RunningServer.Role, "-A", "scram-sha-256", $"--pwfile={AccountPasswordFile}", "-E", "UTF8", "--no-sync", .. locale];
            var result = await Account.RunAsync([binaries.Program("initdb"), .. arguments], null, cancellationToken);
            if (result.Succeeded) return;
            first ??= result;
            if (Directory.Exists(folders.NewDataFolder)) Directory.Delete(folders.NewDataFolder, recursive: true);
        }

        throw new ServerException("local-server-not-made", $"PostgreSQL {binaries.Version} could not make its data folder")
        {
            Detail = first!.Excerpt,
            Where = [folders.DataFolder],
        };
    }

    /// <summary>Sorting by code point everywhere; not every system has the locale C.UTF-8.</summary>
    private IEnumerable<string[]> Locales()
    {
        if (OperatingSystem.IsLinux()) yield return ["--locale=C.UTF-8"];
        if (binaries.MajorVersion >= 17) yield return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
        yield return ["--locale=C"];
    }

    private ServerException Unreachable() => new("local-server-not-made", $"the account \"{Account.Name}\" cannot enter the folder of the server's data")
    {
        Detail = "PostgreSQL refuses to run as root, so another account runs it.",
        Where = [folders.Cluster],
        Hint = "Give `server.data` in `retort.json` a folder whose parents everybody may enter, or leave it out.",
    };
}
