using Retort.Configuration;
using Retort.Git;

namespace Retort.Workspaces;

/// <summary>Addresses for other programs, in a file of <c>NAME=value</c> lines: a block between two comments, the rest of the file is a person's.</summary>
/// <remarks>Retort itself does not read the block: an address that it wrote yesterday must not decide where it goes today.</remarks>
internal static class EnvironmentFile
{
    /// <summary>Writes the block anew, at the place where it is or at the end.</summary>
    /// <returns>Whether git would commit the file, which has passwords.</returns>
    public static bool Write(string path, IEnumerable<(string Name, string Value)> variables)
    {
        var block = string.Join('\n', [DotEnvFile.BlockStart, .. variables.Select(one => $"{one.Name}='{one.Value}'"), DotEnvFile.BlockEnd]);
        var text = File.Exists(path) ? File.ReadAllText(path) : "";
        var start = text.IndexOf(DotEnvFile.BlockStart, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(DotEnvFile.BlockEnd, start, StringComparison.Ordinal);
        var whole = end >= 0 ? text[..start] + block + text[(end + DotEnvFile.BlockEnd.Length)..] : text + (text.Length > 0 && !text.EndsWith('\n') ? "\n" : "") + block + "\n";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows() && !File.Exists(path)) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(path, options)) writer.Write(whole);
        return GitFolder.Find(Path.GetDirectoryName(path)!) is { } git && !git.Ignores(path);
    }

    /// <summary>The variable for a database: <c>DATABASE_URL</c>, or <c>AUTH_DATABASE_URL</c> where there are several.</summary>
    public static string Variable(WorkspaceDatabase database) => database.Choice.Length == 0
        ? "DATABASE_URL"
        : $"{new string([.. database.Name.ToUpperInvariant().Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_')])}_DATABASE_URL";
}
