using System.Globalization;
using Retort.Errors;
using Retort.Server;

namespace Retort.Backups;

/// <summary>Looks for <c>pg_dump</c> and <c>pg_restore</c> of a version that can talk to a server: in <c>RETORT_POSTGRES</c>, the usual folders and PATH.</summary>
internal static class ClientSearch
{
    public const string Install = "Install PostgreSQL's client programs, e.g. with `apt-get install postgresql-client` or `brew install libpq`, or set `RETORT_POSTGRES` to an installation's folder.";

    /// <summary>The oldest program that is not older than a server: a newer one writes settings that the server may not know.</summary>
    /// <exception cref="ServerException">There is none (<c>program-missing</c>), or only older ones (<c>program-too-old</c>).</exception>
    public static async Task<ClientProgram> FindAsync(string name, int serverMajor, CancellationToken cancellation)
    {
        var found = await AllAsync(name, cancellation);
        if (found.Where(program => program.MajorVersion >= serverMajor).MinBy(program => program.MajorVersion) is { } fitting) return fitting;
        if (found.MaxBy(program => program.MajorVersion) is not { } newest) throw Missing(name);
        throw new ServerException("program-too-old", $"{name} {newest.MajorVersion} cannot be used with PostgreSQL {serverMajor}")
        {
            Detail = $"{name} refuses a server that is newer than itself.",
            Where = found.Select(program => $"{program.Path} (PostgreSQL {program.MajorVersion})").ToValueList(),
            State = "Nothing was changed.",
            Hint = $"Install the client programs of PostgreSQL {serverMajor}, e.g. with `apt-get install postgresql-client-{serverMajor}`, or set `{PostgresSearch.Variable}` to a folder that has them.",
        };
    }

    /// <summary>All that this machine has, each path once.</summary>
    public static async Task<ValueList<ClientProgram>> AllAsync(string name, CancellationToken cancellation)
    {
        var found = new List<ClientProgram>();
        foreach (var path in Folders().Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name)).Distinct().Where(File.Exists))
            if (await VersionAsync(path, cancellation) is { } major) found.Add(new ClientProgram(name, path, major));
        return found.ToValueList();
    }

    private static IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable(PostgresSearch.Variable) is { Length: > 0 } told) return [told, Path.Combine(told, "bin"), .. SearchPath.Folders];
        return new PostgresSearch(null).Candidates();
    }

    private static async Task<int?> VersionAsync(string path, CancellationToken cancellation)
    {
        var result = await ProgramRunner.RunAsync([path, "--version"], cancellationToken: cancellation);
        var version = result.Output.Split([' ', '\n']).FirstOrDefault(word => word.Length > 0 && char.IsAsciiDigit(word[0])) ?? "";
        return result.Succeeded && int.TryParse(version.TakeWhile(char.IsAsciiDigit).ToArray(), NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
    }

    private static ServerException Missing(string name) => new("program-missing", $"there is no {name} on this machine") { State = "Nothing was changed.", Hint = Install };
}
